/// One promotion gate: a pure judgement of a candidate, with reasons.
protocol Gate: Sendable {
    static var id: String { get }
    /// The parameters that its definition must give, no more and no fewer.
    static var parameters: [String: GateParameter.Kind] { get }
    /// What parameters were called in earlier versions, by that name, for definitions that still say it.
    static var formerParameters: [String: String] { get }

    init(_ parameters: GateParameters) throws(GateError)

    /// What it finds; what throws counts as an objection.
    func judge(_ candidate: Candidate, against library: Library) throws -> GateFinding
}

extension Gate {
    static var formerParameters: [String: String] { [:] }
}

/// What a gate found, before its definition says what an objection leads to.
struct GateFinding: Equatable {
    enum Result: Equatable {
        case clear, objection
        /// The gate has no say here.
        case notMeasured
        /// A person has to decide, whatever the definition says of objections.
        case needsPerson
    }

    var result: Result
    var reason: String
    var evidence: [String]

    static func clear(_ reason: String, _ evidence: [String] = []) -> GateFinding {
        GateFinding(result: .clear, reason: reason, evidence: evidence)
    }

    static func objection(_ reason: String, _ evidence: [String] = []) -> GateFinding {
        GateFinding(result: .objection, reason: reason, evidence: evidence)
    }
}
