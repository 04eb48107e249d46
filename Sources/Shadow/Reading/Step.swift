package import Events
package import Git

/// Who changed a path between two looks, as far as the looks around it tell.
package enum Author: Sendable, Equatable {
    case agent
    /// The user, or something else than an agent that was looked at: a formatter, a build, a pull.
    case user(WorkTreeEdit.Certainty)
    /// The agent of another session in the same work tree.
    case otherAgent(SessionKey)
    /// Several may have: a look came late, or others were at work at the time.
    case unclear

    /// For people.
    package var title: String {
        switch self {
        case .agent: "agent"
        case .user(.sure): "user"
        case .user(.likely): "user?"
        case .otherAgent(let key): "other (\(key.agent.rawValue))"
        case .unclear: "unclear"
        }
    }
}

/// What changed from one look of a session to the next.
package struct Step: Sendable, Equatable {
    /// Places in the session's looks.
    package var before: Int
    package var after: Int
    package var diff: TreeDiff
    /// One for each of the diff's changes.
    package var authors: [Author]
}
