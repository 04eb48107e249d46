/// The gates that exist, in the order in which they are run and reported.
enum GateCatalog {
    static let all: [any Gate.Type] = [
        SpecGate.self, RecurrenceGate.self, CoherenceGate.self, ClarityGate.self, ProvenanceGate.self,
        SecretsGate.self,
        PrivacyGate.self, InjectionGate.self, SafetyGate.self, NoveltyGate.self,
        ContradictionGate.self, ActivationGate.self, EffectGate.self, ReviewGate.self,
    ]

    static var ids: [String] { all.map { $0.id } }

    static func gate(_ id: String) -> (any Gate.Type)? { all.first { $0.id == id } }

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
