/// What an API key may be used for; each route asks for exactly one of them.
///
/// A machine that only reports needs no more than `ingest`: who steals its key reads nothing.
package enum KeyScope: String, Sendable, Codable, CaseIterable {
    /// Send telemetry.
    case ingest
    /// Read what came in and what was made of it: events, sessions, conversations, statistics, skills, jobs.
    case read
    /// Start runs and decide on skills.
    case write
    /// Derive everything anew.
    case admin
}

extension Set<KeyScope> {
    package static let all = Set(KeyScope.allCases)

    /// The scopes as words, always in the same order.
    package var names: [String] { KeyScope.allCases.filter(contains).map(\.rawValue) }
}
