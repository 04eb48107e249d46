/// The gates that exist, in the order in which they are run and reported, and the rules for what passed them.
enum GateCatalog {
    static let all: [any Gate.Type] = [
        SpecGate.self, RecurrenceGate.self, CoherenceGate.self, ClarityGate.self, ProvenanceGate.self,
        SecretsGate.self,
        PrivacyGate.self, InjectionGate.self, SafetyGate.self, NoveltyGate.self,
        ContradictionGate.self, ActivationGate.self, EffectGate.self, ReviewGate.self,
    ]

    /// Data of the same form that judges no candidate, but approved skills after every run.
    private static let afterPromotion: [(id: String, parameters: [String: GateParameter.Kind])] = [
        (StandingRule.id, StandingRule.parameters), (RetirementRule.id, RetirementRule.parameters),
    ]

    static var ids: [String] { all.map { $0.id } + afterPromotion.map(\.id) }

    static func gate(_ id: String) -> (any Gate.Type)? { all.first { $0.id == id } }

    /// The parameters that a definition must give; nil where nothing is called so.
    static func parameters(of id: String) -> [String: GateParameter.Kind]? {
        gate(id)?.parameters ?? afterPromotion.first { $0.id == id }?.parameters
    }

    /// The definitions in the gates' order; throws where a gate has none or two.
    static func ordered(_ definitions: [GateDefinition], folder: String) throws(GateError) -> [GateDefinition]
    {
        var result: [GateDefinition] = []
        for id in ids {
            guard let definition = definitions.first(where: { $0.id == id }) else {
                throw GateError(
                    "there is no definition of the gate \(id)", file: "\(folder)/\(id).yaml",
                    advice: "restore the file; a gate is turned down by its parameters, never left out")
            }
            result.append(definition)
        }
        return result
    }
}
