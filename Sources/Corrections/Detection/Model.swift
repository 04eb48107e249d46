internal import Events

/// The trained judges of a turn: one of its words, one of words and situation, and trees over the features.
struct Model: Sendable {
    /// Above these the pipeline believes the answer; chosen on held-out repositories by the training script.
    let correctionThreshold: Double
    let durableThreshold: Double
    private let words: Judge
    private let whole: Judge
    private let trees: [String: Forest]

    static let names = Features.names + Opinion.allCases.map(\.rawValue)

    init() throws(CorrectionsError) {
        words = try Judge(
            linear: Weights.madeLinear, names: Features.names, pieces: Weights.madePieces,
            words: Weights.madeWords)
        whole = try Judge(
            linear: Weights.linear, names: Model.names, pieces: Weights.pieces, words: Weights.words)
        trees = try Forest.all(Weights.trees)
        correctionThreshold = whole.linear.thresholds[0]
        durableThreshold = whole.linear.thresholds[1]
    }

    /// The calibrated probabilities of a correction and of a durable one, and the likeliest kind.
    func answer(_ features: Features) -> (correction: Double, durable: Double, kind: Correction.Kind) {
        let values = features.values + Opinion.values(of: words.answer(features, features.values).classes)
        let (classes, kinds) = whole.answer(features, values)
        let kind = zip(Correction.Kind.allCases, kinds).max { $0.1 < $1.1 }?.0 ?? .behaviour
        return (blend("correction", 1 - classes[0], values), blend("durable", classes[3], values), kind)
    }

    private func blend(_ question: String, _ probability: Double, _ values: [Double]) -> Double {
        guard let weights = whole.linear.blends[question] else { return probability }
        let tree = trees[question]?.sum(of: values) ?? 0
        return logistic(weights[0] * logit(probability) + weights[1] * tree + weights[2])
    }
}
