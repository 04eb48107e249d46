/// Weights of hashed pieces of words for the four classes, in steps of one scale.
struct PieceWeights: Sendable {
    /// Four numbers a bucket.
    private let weights: [Double]

    /// Reads the scale from the first line, then one character a weight, of which `S` (83) is zero.
    init(_ text: String) throws(CorrectionsError) {
        let lines = text.split(separator: "\n")
        guard let first = lines.first, let scale = Double(first) else {
            throw CorrectionsError(line: "pieces", reason: "the scale cannot be read")
        }
        weights = lines.dropFirst().flatMap { line in line.utf8.map { (Double($0) - 83) * scale } }
        guard weights.count == LinearWeights.classes << Int(Grams.bits) else {
            throw CorrectionsError(line: "pieces", reason: "\(weights.count) weights")
        }
    }

    func sums(of grams: Grams) -> [Double] {
        var sums = [Double](repeating: 0, count: LinearWeights.classes)
        for (bucket, share) in zip(grams.buckets, grams.shares) {
            for column in sums.indices {
                sums[column] += share * weights[Int(bucket) * LinearWeights.classes + column]
            }
        }
        return sums
    }
}
