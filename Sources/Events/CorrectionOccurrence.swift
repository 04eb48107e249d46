/// When, where and by whom a correction was made, without what was said: what counting needs.
package struct CorrectionOccurrence: Sendable, Equatable, Identifiable {
    package var id: Correction.ID
    package var session: SessionKey
    package var user: String?
    package var repository: String?
    package var at: Timestamp

    package init(id: Correction.ID, session: SessionKey, user: String?, repository: String?, at: Timestamp) {
        self.id = id
        self.session = session
        self.user = user
        self.repository = repository
        self.at = at
    }
}

extension Correction {
    package var occurrence: CorrectionOccurrence {
        CorrectionOccurrence(id: id, session: session, user: user, repository: repository, at: at)
    }
}

extension Recurrence {
    package init(occurrences: [CorrectionOccurrence]) {
        self.init(
            corrections: occurrences.count,
            sessions: Set(occurrences.map(\.session)).count,
            days: Set(occurrences.map(\.at.day)).count,
            users: Set(occurrences.map { $0.user ?? "" }).count,
            repositories: Set(occurrences.compactMap(\.repository)).count)
    }
}
