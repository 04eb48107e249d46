internal import Events

/// Objects to what was not said often enough; the counts are made here from the corrections, never taken from
/// the draft.
struct RecurrenceGate: Gate {
    static let id = "recurrence"
    static let parameters: [String: GateParameter.Kind] = [
        "min_sessions": .integer, "min_days": .integer, "min_users": .integer, "min_sessions_alone": .integer,
        "min_confidence": .share, "min_best_confidence": .share,
    ]

    private let sessions, days, users, alone: Int
    private let confidence, bestConfidence: Double

    init(_ parameters: GateParameters) throws(GateError) {
        sessions = try parameters.integer("min_sessions")
        days = try parameters.integer("min_days")
        users = try parameters.integer("min_users")
        alone = try parameters.integer("min_sessions_alone")
        confidence = try parameters.share("min_confidence")
        bestConfidence = try parameters.share("min_best_confidence")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let credible = candidate.corrections.filter { $0.confidence >= confidence }
        let seen = Recurrence(of: credible)
        let facts = facts(seen, doubtful: candidate.corrections.count - credible.count)
        let ids = credible.map(\.id)
        guard credible.contains(where: { $0.confidence >= bestConfidence }) else {
            return .objection(
                "\(facts): none of them is surely a correction", candidate.corrections.map(\.id))
        }
        let isEnough = seen.sessions >= sessions && (seen.days >= days || seen.users >= users)
        if isEnough || seen.sessions >= max(alone, sessions) { return .clear(facts, ids) }
        let wants =
            "wants \(counted(sessions, "session")) on \(counted(days, "day")) or by \(people(users)), "
            + "or \(counted(alone, "session"))"
        return .objection("\(facts): \(wants)", ids)
    }

    private func facts(_ seen: Recurrence, doubtful: Int) -> String {
        let counts =
            "seen in \(counted(seen.sessions, "session")) on \(counted(seen.days, "day")) by \(people(seen.users))"
        return doubtful == 0 ? counts : counts + " (\(doubtful) more are too doubtful to count)"
    }

    private func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}
