/// Weights of hashed pieces of words, or of hashed words, for the four classes, in steps of one scale.
struct PieceWeights: Sendable {
    /// Four numbers a bucket.
    private let weights: [Double]

    /// Reads the scale from the first line, then one character a weight, of which `S` (83) is zero; `1 << bits`
    /// buckets.
    init(_ text: String, bits: UInt32) throws(CorrectionsError) {
        let lines = text.split(separator: "\n")
        guard let first = lines.first, let scale = Double(first) else {
            throw CorrectionsError(line: "pieces", reason: "the scale cannot be read")
        }
        weights = lines.dropFirst().flatMap { line in line.utf8.map { (Double($0) - 83) * scale } }
        guard weights.count == LinearWeights.classes << Int(bits) else {
            throw CorrectionsError(line: "pieces", reason: "\(weights.count) weights")
        }
    }

    /// Adds what the pieces of words say to each class's sum.
    func add(_ grams: Grams, to sums: inout [Double]) {
        for (bucket, share) in zip(grams.buckets, grams.shares) { add(bucket, share, to: &sums) }
    }

    /// Adds what the words say to each class's sum.
    func add(_ words: WordGrams, to sums: inout [Double]) {
        let share = words.share
        for bucket in words.buckets { add(bucket, share, to: &sums) }
    }

    private func add(_ bucket: UInt32, _ share: Double, to sums: inout [Double]) {
        for column in 0..<LinearWeights.classes {
            sums[column] += share * weights[Int(bucket) * LinearWeights.classes + column]
        }
    }
}
