internal import Events

/// The trained judges of a turn: of its words, of words and situation, of what a correction is about, and trees.
struct Model: Sendable {
    /// Above these the pipeline believes the answer; chosen on held-out repositories by the training script.
    let correctionThreshold: Double
    let durableThreshold: Double
    private let words: Judge
    private let whole: Judge
    private let kinds: Judge
    private let trees: [String: Forest]

    /// None, failure report, other correction, durable.
    private static let classes = 4
    static let names = Features.names + Opinion.allCases.map(\.rawValue)

    init() throws(CorrectionsError) {
        words = try Judge(
            linear: Weights.madeLinear, names: Features.names, pieces: Weights.madePieces,
            words: Weights.madeWords, classes: Model.classes)
        whole = try Judge(
            linear: Weights.linear, names: Model.names, pieces: Weights.pieces, words: Weights.words,
            classes: Model.classes)
        kinds = try Judge(
            linear: Weights.kindLinear, names: Model.names, pieces: Weights.kindPieces,
            words: Weights.kindWords, classes: Correction.Kind.allCases.count)
        trees = try Forest.all(Weights.trees)
        correctionThreshold = whole.linear.thresholds[0]
        durableThreshold = whole.linear.thresholds[1]
    }

    /// The calibrated probabilities of a correction and of a durable one, and the likeliest kind.
    func answer(_ features: Features) -> (correction: Double, durable: Double, kind: Correction.Kind) {
        let values = features.values + Opinion.values(of: words.answer(features, features.values))
        let classes = whole.answer(features, values)
        let kinds = zip(Correction.Kind.allCases, kinds.answer(features, values))
        let kind = kinds.max { $0.1 < $1.1 }?.0 ?? .behaviour
        return (blend("correction", 1 - classes[0], values), blend("durable", classes[3], values), kind)
    }

    private func blend(_ question: String, _ probability: Double, _ values: [Double]) -> Double {
        guard let weights = whole.linear.blends[question] else { return probability }
        let tree = trees[question]?.sum(of: values) ?? 0
        return logistic(weights[0] * logit(probability) + weights[1] * tree + weights[2])
    }
}
