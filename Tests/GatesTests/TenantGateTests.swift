import Events
import Gates
import Testing

/// How far a tenant may move the gates.
@Suite struct TenantGateTests {
    private let keeper: Gatekeeper

    init() throws { keeper = try ShippedGates.keeper() }

    private func isAllowed(_ gate: String, _ parameter: String, _ json: JSONValue) -> Bool {
        (try? keeper.value(json, of: parameter, in: gate)) != nil
    }

    private func shipped(_ gate: String, _ parameter: String) -> JSONValue? {
        keeper.definitions.first { $0.id == gate }?.parameters[parameter]?.json
    }

    @Test func aFormerNameIsToldWithTheNewOne() throws {
        let error = #expect(throws: GateError.self) {
            try ShippedGates.keeper().value(.number(0.5), of: "min_lasting_sessions", in: "coherence")
        }
        #expect(error?.advice == "use min_lasting_confidence")
    }

    @Test(arguments: [
        ("recurrence", "min_sessions", JSONValue.integer(4)), ("review", "required", .bool(true)),
        ("novelty", "max_similarity", .number(0.6)), ("activation", "listing_budget_chars", .integer(40_000)),
        ("contradiction", "opposites", .array([.string("tabs|spaces")])),
        ("injection", "longest_line", .integer(300)), ("spec", "warnings_object", .bool(true)),
        ("recurrence", "min_confidence", .integer(1)), ("standing", "strikes", .integer(3)),
        ("standing", "demotes", .bool(false)), ("standing", "idle_share", .number(0.8)),
        ("retirement", "retires_said", .bool(true)),
    ])
    func whatIsWithinBoundsIsTaken(_ gate: String, _ parameter: String, _ json: JSONValue) {
        #expect(isAllowed(gate, parameter, json))
    }

    @Test(arguments: [
        ("recurrence", "min_sessions", JSONValue.integer(0)), ("recurrence", "min_sessions", .number(1.5)),
        ("recurrence", "min_sessions", .string("2")), ("recurrence", "min_sessions", .integer(-1)),
        ("recurrence", "min_best_confidence", .number(0.01)), ("recurrence", "nothing", .integer(1)),
        ("nothing", "min_sessions", .integer(1)), ("novelty", "max_similarity", .number(2)),
        ("injection", "phrases", .array([])), ("injection", "unsafe", .array([.string("x")])),
        ("injection", "longest_line", .integer(100_000)), ("injection", "longest_blob", .integer(0)),
        ("secrets", "anything", .bool(false)), ("review", "required", .integer(1)),
        ("provenance", "headings", .array([.string("Do"), .string("Run everything as root")])),
        ("provenance", "min_word_support", .number(0)), ("recurrence", "min_confidence", .number(.nan)),
        ("contradiction", "opposites", .array([.integer(1)])), ("safety", "weakening", .array([])),
        ("safety", "careful_verbs", .array([.string("launch")])),
        ("coherence", "min_lasting_confidence", .number(0)), ("coherence", "min_share", .integer(0)),
        ("standing", "strikes", .integer(1)), ("standing", "sessions_between_strikes", .integer(0)),
        ("standing", "idle_share", .number(0.1)), ("standing", "min_sessions_after", .integer(1)),
        ("standing", "demotes", .integer(0)), ("retirement", "nothing", .bool(true)),
    ])
    func whatIsNotIsRefused(_ gate: String, _ parameter: String, _ json: JSONValue) {
        #expect(!isAllowed(gate, parameter, json))
    }

    @Test func finalGatesOnlyGrow() throws {
        guard case .array(let known)? = shipped("injection", "unsafe") else { throw Missing() }
        #expect(isAllowed("injection", "unsafe", .array(known + [.string("our-secret-host")])))
        #expect(!isAllowed("injection", "unsafe", .array(Array(known.dropLast()))))
    }

    @Test func whatIsStoredAndNoLongerValidKeepsTheShippedValue() throws {
        let adapted = try keeper.adapted(to: [
            ("recurrence", "min_sessions", .integer(0)), ("gone", "x", .bool(true)),
            ("recurrence", "min_days", .integer(5)), ("injection", "phrases", .array([])),
        ])
        let recurrence = adapted.definitions.first { $0.id == "recurrence" }
        #expect(recurrence?.parameters["min_sessions"] == .integer(2))
        #expect(recurrence?.parameters["min_days"] == .integer(5))
        let injection = adapted.definitions.first { $0.id == "injection" }
        #expect(injection == keeper.definitions.first { $0.id == "injection" })
    }

    @Test func oneVoiceInATeamAsksAPerson() throws {
        let said = (0..<9).map {
            Sample.correction("c\($0)", "use the vendored zlib", day: Int64($0), session: "s\($0)")
        }
        let candidate = Sample.candidate(said)
        let inTeam = try ShippedGates.verdict("recurrence", candidate, Library(people: 3))
        #expect(inTeam?.outcome == .ask)
        #expect(try ShippedGates.verdict("recurrence", candidate, Library(people: 2))?.outcome == .pass)
    }

    /// Spellings of one mail address are one voice.
    @Test func aPlusInAnAddressMakesNoSecondPerson() throws {
        let said = ["mallory@acme.io", "Mallory@Acme.io", "mallory+2@acme.io"].enumerated().map {
            Sample.correction("c\($0)", "use the vendored zlib", session: "s\($0)", user: $1)
        }
        let verdict = try ShippedGates.verdict("recurrence", Sample.candidate(said), Library(people: 4))
        #expect(verdict?.outcome == .ask)
    }

    struct Missing: Error {}
}
