/// Asks for a person where the tenant wants every skill approved by one.
struct ReviewGate: Gate {
    static let id = "review"
    static let parameters: [String: GateParameter.Kind] = ["required": .flag]

    private let isRequired: Bool

    init(_ parameters: GateParameters) throws(GateError) { isRequired = try parameters.flag("required") }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        guard isRequired else { return .clear("this tenant does not ask for a person's approval") }
        return GateFinding(
            result: .needsPerson, reason: "this tenant wants a person's approval", evidence: [])
    }
}
