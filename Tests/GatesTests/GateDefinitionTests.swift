import Gates
import Testing

@Suite struct GateDefinitionTests {
    private func failure(_ yaml: String) -> GateError? {
        do {
            _ = try GateDefinitionReader(file: "g.yaml").definition(yaml)
            return nil
        } catch {
            return error
        }
    }

    static let good = """
        id: recurrence
        title: T
        protects_from: P
        on_failure: refuse
        parameters: {min_sessions: 2, min_days: 2, min_users: 2, min_sessions_alone: 3, min_confidence: 0.35, min_best_confidence: 0.5, team_size: 3, min_users_in_team: 2}
        """

    @Test func theShippedDefinitionsAreComplete() throws {
        let definitions = try GateDefinitions.load(folder: ShippedGates.folder)
        #expect(
            definitions.map(\.id) == [
                "spec", "recurrence", "coherence", "clarity", "provenance", "secrets", "privacy", "injection",
                "safety",
                "novelty", "contradiction",
                "activation", "effect", "review", "standing", "retirement",
            ])
        #expect(definitions.allSatisfy { $0.file == "\($0.id).yaml" })
    }

    @Test(arguments: [
        ("id: recurrence", "id: recurence", "id"), ("title: T", "titel: T", "titel"),
        ("title: T\n", "", "title"),
        ("on_failure: refuse", "on_failure: block", "on_failure"),
        ("min_days: 2", "min_days: two", "parameters.min_days"),
        ("min_days: 2", "min_days: -1", "parameters.min_days"),
        ("min_days: 2", "min_days: 1.5", "parameters.min_days"),
        ("min_days: 2, ", "", "parameters.min_days"), ("min_days: 2", "min_dayz: 2", "parameters.min_dayz"),
        ("parameters: {", "parameters: [", ""), ("id: recurrence", "- id", ""),
    ])
    func whatIsWrongIsNamedWithFileAndKey(_ part: String, _ put: String, _ key: String) throws {
        let error = try #require(failure(Self.good.replacing(part, with: put)))
        #expect(error.file == "g.yaml")
        #expect(error.key == key)
        #expect(!error.advice.isEmpty)
    }

    @Test func aGoodDefinitionIsRead() throws {
        let definition = try GateDefinitionReader(file: "g.yaml").definition(Self.good)
        #expect(definition.parameters["min_sessions_alone"] == .integer(3))
        #expect(definition.onFailure == .refuse)
    }

    @Test func aFormerNameOfAParameterIsStillRead() throws {
        let yaml = """
            id: coherence
            title: T
            protects_from: P
            on_failure: refuse
            parameters: {min_confidence: 0.3, min_share: 0.5, min_shared_sessions: 4, generic_words: [x], min_likeness: 0.5, min_kinship: 0.3, min_source_durability: 0.2, min_lasting_sessions: 0.4}
            """
        let definition = try GateDefinitionReader(file: "g.yaml").definition(yaml)
        #expect(definition.parameters["min_lasting_confidence"] == .number(0.4))
        let both = yaml.replacing("0.4}", with: "0.4, min_lasting_confidence: 0.5}")
        #expect(failure(both)?.key == "parameters.min_lasting_confidence")
    }

    @Test func aMissingGateIsAnError() throws {
        let definitions = try GateDefinitions.load(folder: ShippedGates.folder).filter { $0.id != "secrets" }
        let error = #expect(throws: GateError.self) { try Gatekeeper(definitions) }
        #expect(error?.file == "gates/secrets.yaml")
        #expect(throws: GateError.self) {
            try GateDefinitions.load(folder: ShippedGates.folder + "-not-there")
        }
    }

    @Test func tenantsOverrideWithinTheGatesKinds() throws {
        let definition = try GateDefinitionReader(file: "g.yaml").definition(Self.good)
        #expect(
            try definition.overriding("min_days", with: .integer(5)).parameters["min_days"] == .integer(5))
        #expect(throws: GateError.self) { try definition.overriding("min_days", with: .flag(true)) }
        #expect(throws: GateError.self) { try definition.overriding("nonsense", with: .integer(1)) }
    }
}
