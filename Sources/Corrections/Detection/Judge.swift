/// Straight lines through named features, pieces of words and words: a sum for each class.
struct Judge: Sendable {
    let linear: LinearWeights
    private let pieces: PieceWeights
    private let words: PieceWeights

    init(linear: String, names: [String], pieces: String, words: String, classes: Int)
        throws(CorrectionsError)
    {
        self.linear = try LinearWeights(linear, names: names, classes: classes)
        self.pieces = try PieceWeights(pieces, bits: Grams.bits, classes: classes)
        self.words = try PieceWeights(words, bits: WordGrams.bits, classes: classes)
    }

    /// The classes' probabilities.
    func answer(_ features: Features, _ values: [Double]) -> [Double] {
        var sums = linear.sums(of: values)
        pieces.add(features.grams, to: &sums)
        words.add(features.words, to: &sums)
        return softmax(sums)
    }
}

private func softmax(_ sums: [Double]) -> [Double] {
    let highest = sums.max() ?? 0
    let powers = sums.map { exponential($0 - highest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
}
