internal import Events

/// The trained judges of a turn, blended: lines through features and pieces of words, and trees over features.
struct Model: Sendable {
    /// Above these the pipeline believes the answer; chosen on held-out repositories by the training script.
    let correctionThreshold: Double
    let durableThreshold: Double
    private let linear: LinearWeights
    private let pieces: PieceWeights
    private let trees: [String: Forest]

    init() throws(CorrectionsError) {
        linear = try LinearWeights(Weights.linear)
        pieces = try PieceWeights(Weights.pieces)
        trees = try Forest.all(Weights.trees)
        correctionThreshold = linear.thresholds[0]
        durableThreshold = linear.thresholds[1]
    }

    /// The calibrated probabilities of a correction and of a durable one, and the likeliest kind.
    func answer(_ features: Features) -> (correction: Double, durable: Double, kind: Correction.Kind) {
        let sums = linear.sums(of: features.values)
        let classes = softmax(zip(sums.classes, pieces.sums(of: features.grams)).map { $0 + $1 })
        let kind = zip(Correction.Kind.allCases, sums.kinds).max { $0.1 < $1.1 }?.0 ?? .behaviour
        return (
            blend("correction", 1 - classes[0], features), blend("durable", classes[3], features), kind
        )
    }

    private func blend(_ question: String, _ probability: Double, _ features: Features) -> Double {
        guard let weights = linear.blends[question] else { return probability }
        let tree = trees[question]?.sum(of: features.values) ?? 0
        return logistic(weights[0] * logit(probability) + weights[1] * tree + weights[2])
    }
}

private func logistic(_ sum: Double) -> Double { 1 / (1 + exponential(-sum)) }

private func logit(_ probability: Double) -> Double {
    let inside = min(max(probability, 1e-6), 1 - 1e-6)
    return logarithm(inside / (1 - inside))
}

private func softmax(_ sums: [Double]) -> [Double] {
    let highest = sums.max() ?? 0
    let powers = sums.map { exponential($0 - highest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
}
