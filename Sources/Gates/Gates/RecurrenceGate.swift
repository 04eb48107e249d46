internal import Events

/// Objects to what was not said often enough; the counts are made here from the corrections, never taken from
/// the draft.
struct RecurrenceGate: Gate {
    static let id = "recurrence"
    static let parameters: [String: GateParameter.Kind] = [
        "min_sessions": .integer, "min_days": .integer, "min_users": .integer, "min_sessions_alone": .integer,
    ]

    private let sessions, days, users, alone: Int

    init(_ parameters: GateParameters) throws(GateError) {
        sessions = try parameters.integer("min_sessions")
        days = try parameters.integer("min_days")
        users = try parameters.integer("min_users")
        alone = try parameters.integer("min_sessions_alone")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let seen = Recurrence(of: candidate.corrections)
        let facts =
            "seen in \(counted(seen.sessions, "session")) on \(counted(seen.days, "day")) by \(people(seen.users))"
        let isEnough = seen.sessions >= sessions && (seen.days >= days || seen.users >= users)
        let ids = candidate.corrections.map(\.id)
        if isEnough || seen.sessions >= max(alone, sessions) { return .clear(facts, ids) }
        let wants =
            "wants \(counted(sessions, "session")) on \(counted(days, "day")) or by \(people(users)), "
            + "or \(counted(alone, "session"))"
        return .objection("\(facts): \(wants)", ids)
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    private func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}
