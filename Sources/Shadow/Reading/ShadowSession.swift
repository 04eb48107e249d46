package import Events
package import Git

/// One session's snapshots in one store, as they are at the moment of reading.
package struct ShadowSession: Sendable {
    package let key: SessionKey
    package let workspace: String
    /// Oldest first, as the journal has them.
    package let looks: [LookRecord]
    /// The bare repository.
    let repository: String

    /// Nil where the store has no look of the session.
    package init?(_ layout: ShadowLayout, workspace: String, key: SessionKey) {
        guard ShadowLibrary.isWorkspace(workspace) else { return nil }
        looks = JournalReading.looks(at: layout.journal(of: key, in: workspace))
            .filter { $0.moment.session == key }
        guard !looks.isEmpty else { return nil }
        self.key = key
        self.workspace = workspace
        repository = layout.repository(workspace)
    }

    /// What changed from each look to the next, and who did it; one step fewer than there are looks.
    ///
    /// - Throws: `GitError` where the store cannot be opened.
    package func steps(beside others: [ShadowSession] = []) throws(GitError) -> [Step] {
        let repository = try Repository(bare: repository)
        let activity = Activity(of: others)
        let causes = SnapshotMoment.Cause.told(by: looks)
        return looks.indices.dropFirst().map { index in
            let diff = TreeReading.diff(
                from: looks[index - 1].commit, to: looks[index].commit, in: repository)
            let authors = Authorship(looks, causes, upTo: index, others: activity).authors(of: diff) {
                TreeReading.diff(from: $0, to: $1, in: repository)
            }
            return Step(before: index - 1, after: index, diff: diff, authors: authors)
        }
    }

    /// The same session with one more look, for what was seen after its end.
    func adding(_ look: LookRecord) -> ShadowSession {
        ShadowSession(key: key, workspace: workspace, looks: looks + [look], repository: repository)
    }

    private init(key: SessionKey, workspace: String, looks: [LookRecord], repository: String) {
        self.key = key
        self.workspace = workspace
        self.looks = looks
        self.repository = repository
    }
}

/// The trees of commits, where they are here.
enum TreeReading {
    /// Bytes of a commit; ours have some hundreds, and a list of what was skipped.
    static let commitLimit = 1 << 20

    static func diff(from old: ObjectID, to new: ObjectID, in repository: borrowing Repository) -> TreeDiff {
        guard old != new else { return TreeDiff() }
        guard let before = tree(of: old, in: repository), let after = tree(of: new, in: repository) else {
            var diff = TreeDiff()
            diff.unreadable = [[]]
            return diff
        }
        return repository.diff(from: before, to: after)
    }

    static func tree(of commit: ObjectID, in repository: borrowing Repository) -> ObjectID? {
        repository.read(commit, as: .commit, limit: commitLimit).bytes.flatMap(Commit.init(bytes:))?.tree
    }
}
