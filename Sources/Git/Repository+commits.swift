extension Repository {
    /// A commit; nil where there is no such commit.
    package func commit(_ id: ObjectID) throws(GitError) -> Commit? {
        guard let object = try object(id), object.kind == .commit else { return nil }
        return Commit(bytes: object.bytes)
    }

    /// Stores a commit; moves no reference.
    package func write(_ commit: Commit) throws(GitError) -> ObjectID {
        try write(commit.bytes, as: .commit)
    }

    /// A commit and its first parents, newest first, at most so many; ends where one is missing.
    package func history(from id: ObjectID, limit: Int = 100_000) throws(GitError) -> [(
        id: ObjectID, commit: Commit
    )] {
        var found: [(id: ObjectID, commit: Commit)] = []
        var next: ObjectID? = id
        while let id = next, found.count < limit, let commit = try commit(id) {
            found.append((id, commit))
            next = commit.parents.first
        }
        return found
    }
}
