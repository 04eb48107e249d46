package import Events

/// Takes what a person wants gone out of the store, so that nothing of it is left in its files.
package protocol ForgettingStore: Sendable {
    /// What would be forgotten, counted; nothing is changed.
    func forgettable(_ target: ForgetTarget, tenant: TenantID) async throws -> ForgetCounts

    /// Forgets it: rows, what was distilled from them, free pages and log.
    ///
    /// Safe to run again: a run that was cut off is finished by the next one.
    func forget(_ target: ForgetTarget, at: Timestamp, tenant: TenantID) async throws -> Forgotten

    /// Forgets what earlier lists say and this store still has, as one restored from an older backup does.
    func forgetAgain(_ digests: [ForgottenDigest], at: Timestamp) async throws -> ForgetCounts

    /// Gives the file up, for whoever wants it alone: nothing can be read or written by this value any more.
    func close() throws
}

/// What is to be forgotten.
package enum ForgetTarget: Sendable, Equatable {
    /// A coding agent's session, or a conversation with an LLM application, of this id.
    case session(SessionFilter)
    /// All of a person, by the name that the events give.
    case user(String)
    /// All of a repository.
    case repository(String)

    /// The name itself.
    package var value: String {
        switch self {
        case .session(let filter): filter.id
        case .user(let name), .repository(let name): name
        }
    }
}

/// What was forgotten, and whose snapshots are to follow.
package struct Forgotten: Sendable {
    package var sessions: [SessionKey]
    package var counts: ForgetCounts
}

/// How much was, or would be, forgotten.
package struct ForgetCounts: Sendable, Codable, Equatable {
    package var sessions = 0
    package var conversations = 0
    package var rawEvents = 0
    package var events = 0
    package var spans = 0
    package var corrections = 0
    package var clusters = 0
    /// Names of skills that rested on it: removed, or withdrawn until the next run judges what is left.
    package var skills: [String] = []

    package init() {}
}
