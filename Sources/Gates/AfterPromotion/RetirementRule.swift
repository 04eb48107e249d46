/// Whether a skill that is no longer needed is retired without a question, as `gates/retirement.yaml` and a tenant
/// say.
package struct RetirementRule: Sendable, Equatable {
    static let id = "retirement"
    static let parameters: [String: GateParameter.Kind] = ["retires_said": .flag, "retires_merged": .flag]

    package let retiresSaid, retiresMerged: Bool

    init(_ parameters: GateParameters) throws(GateError) {
        retiresSaid = try parameters.flag("retires_said")
        retiresMerged = try parameters.flag("retires_merged")
    }
}
