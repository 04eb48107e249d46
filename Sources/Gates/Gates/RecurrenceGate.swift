internal import Events

/// Objects to what was not said often enough; the counts are made here from the corrections, never taken from
/// the draft.
struct RecurrenceGate: Gate {
    static let id = "recurrence"
    static let parameters: [String: GateParameter.Kind] = [
        "min_sessions": .integer, "min_days": .integer, "min_users": .integer, "min_sessions_alone": .integer,
        "min_confidence": .share, "min_best_confidence": .share, "team_size": .integer,
        "min_users_in_team": .integer,
    ]

    private let sessions, days, users, alone, teamSize, usersInTeam: Int
    private let confidence, bestConfidence: Double

    init(_ parameters: GateParameters) throws(GateError) {
        sessions = try parameters.integer("min_sessions")
        days = try parameters.integer("min_days")
        users = try parameters.integer("min_users")
        alone = try parameters.integer("min_sessions_alone")
        confidence = try parameters.share("min_confidence")
        bestConfidence = try parameters.share("min_best_confidence")
        teamSize = try parameters.integer("team_size")
        usersInTeam = try parameters.integer("min_users_in_team")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let credible = candidate.corrections.filter { $0.confidence >= confidence }
        let seen = Recurrence(of: credible.map(Self.person))
        let facts = facts(seen, doubtful: candidate.corrections.count - credible.count)
        let ids = credible.map(\.id)
        guard credible.contains(where: { $0.confidence >= bestConfidence }) else {
            return .objection(
                "\(facts): none of them is surely a correction", candidate.corrections.map(\.id))
        }
        let isEnough = seen.sessions >= sessions && (seen.days >= days || seen.users >= users)
        if isEnough || seen.sessions >= max(alone, sessions) {
            guard library.people >= teamSize, seen.users < usersInTeam else { return .clear(facts, ids) }
            return GateFinding(
                result: .needsPerson,
                reason: "\(facts), in a team of \(library.people): one voice makes no rule",
                evidence: ids)
        }
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

    /// The correction under the name that all spellings of one mail address share.
    private static func person(_ correction: Correction) -> Correction {
        var correction = correction
        correction.user = correction.user.map(Person.name)
        return correction
    }

    private func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}
