/// Corrections that imply the same instruction, wherever they were made.
package struct Cluster: Sendable, Codable, Identifiable, Equatable {
    package var id: String
    /// The corrections in it, oldest first, ties by id.
    package var members: [Correction.ID]
    /// The instruction that stands for all of them: that of the most typical member.
    package var instruction: String
    package var recurrence: Recurrence
    package var scope: Scope
    /// In which files it holds; nil where nothing sets them apart from all other work.
    package var files: FileScope?

    package init(
        id: String, members: [Correction.ID], instruction: String, recurrence: Recurrence, scope: Scope,
        files: FileScope? = nil
    ) {
        self.id = id
        self.members = members
        self.instruction = instruction
        self.recurrence = recurrence
        self.scope = scope
        self.files = files
    }
}

/// How often and how widely the same correction was made: counted, never guessed.
package struct Recurrence: Sendable, Codable, Equatable {
    package var corrections: Int
    package var sessions: Int
    /// Distinct UTC days.
    package var days: Int
    /// Distinct known persons; corrections by nobody known count together as one.
    package var users: Int
    /// Distinct known repositories.
    package var repositories: Int

    package init(corrections: Int, sessions: Int, days: Int, users: Int, repositories: Int) {
        self.corrections = corrections
        self.sessions = sessions
        self.days = days
        self.users = users
        self.repositories = repositories
    }

    package init(of corrections: [Correction]) {
        self.init(occurrences: corrections.map(\.occurrence))
    }
}

/// Where an instruction holds, inferred from where it was given.
package enum Scope: Sendable, Codable, Equatable {
    /// Given in this one repository only.
    case repository(String)
    /// Given in several repositories, or nothing is known of where.
    case everywhere
}
