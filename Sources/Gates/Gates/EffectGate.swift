/// States that the effect on held-out corrections was not measured, which it cannot be without a model.
struct EffectGate: Gate {
    static let id = "effect"
    static let parameters: [String: GateParameter.Kind] = ["required": .flag]

    private let isRequired: Bool

    init(_ parameters: GateParameters) throws(GateError) { isRequired = try parameters.flag("required") }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let reason = "no held-out correction was replayed: that takes a model"
        guard isRequired else { return GateFinding(result: .notMeasured, reason: reason, evidence: []) }
        return GateFinding(
            result: .needsPerson, reason: reason + ", and this tenant requires it", evidence: [])
    }
}
