/// Straight lines through named features, pieces of words and words: a sum for each class, and more columns.
struct Judge: Sendable {
    let linear: LinearWeights
    private let pieces: PieceWeights
    private let words: PieceWeights

    init(linear: String, names: [String], pieces: String, words: String) throws(CorrectionsError) {
        self.linear = try LinearWeights(linear, names: names)
        self.pieces = try PieceWeights(pieces, bits: Grams.bits)
        self.words = try PieceWeights(words, bits: WordGrams.bits)
    }

    /// The classes' probabilities, and the sums of the further columns.
    func answer(_ features: Features, _ values: [Double]) -> (classes: [Double], further: ArraySlice<Double>)
    {
        var sums = linear.sums(of: values)
        pieces.add(features.grams, to: &sums)
        words.add(features.words, to: &sums)
        return (softmax(sums.prefix(LinearWeights.classes)), sums.dropFirst(LinearWeights.classes))
    }
}

private func softmax(_ sums: ArraySlice<Double>) -> [Double] {
    let highest = sums.max() ?? 0
    let powers = sums.map { exponential($0 - highest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
}
