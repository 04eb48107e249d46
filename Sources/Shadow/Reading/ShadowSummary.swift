package import Events
internal import Git

/// What a session left in its store, in a few numbers: the last thing that is told of it.
package struct ShadowSummary: Sendable, Equatable {
    package var workspace: String
    package var session: SessionKey
    package var reference: String
    package var firstCommit: String?
    package var head: String?
    package var looks: Int
    package var commits: Int
    package var changedFiles: Int
    package var skipped: Int
    /// What differs between the first and the last look can be read without the user's own repository.
    package var isSelfContained: Bool
    /// Of the whole store, which other sessions share.
    package var storeBytes: Int64

    /// Nil where the store has nothing of the session.
    ///
    /// Cheap: reads the journal and folders' entries, and one comparison of two trees.
    package init?(of key: SessionKey, in workspace: String, layout: ShadowLayout) {
        guard let session = ShadowSession(layout, workspace: workspace, key: key) else { return nil }
        self.workspace = workspace
        self.session = key
        reference = ShadowLayout.reference(of: key)
        looks = session.looks.count
        commits = Set(session.looks.map(\.commit)).count
        skipped = session.looks.last?.skipped.count ?? 0
        firstCommit = session.looks.first?.commit.hex
        head = session.looks.last?.commit.hex
        (changedFiles, isSelfContained) = session.change
        storeBytes = FolderListing.bytes(below: layout.repository(workspace))
    }

    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "workspace": .string(workspace), "agent": .string(session.agent.rawValue),
            "session": .string(session.id), "ref": .string(reference), "looks": .integer(Int64(looks)),
            "commits": .integer(Int64(commits)), "changed_files": .integer(Int64(changedFiles)),
            "skipped": .integer(Int64(skipped)), "self_contained": .bool(isSelfContained),
            "store_bytes": .integer(storeBytes),
        ]
        members["first_commit"] = firstCommit.map(JSONValue.string)
        members["head_commit"] = head.map(JSONValue.string)
        return .object(members)
    }
}

extension ShadowSession {
    /// How many files are otherwise at the end than at the beginning.
    package var changedFiles: Int { change.files }

    /// That, and whether both states of them lie in the store itself.
    var change: (files: Int, isOwn: Bool) {
        let path = repository
        guard let first = looks.first?.commit, let last = looks.last?.commit,
            let repository = try? Repository(bare: path)  // Without its store a session has no files.
        else { return (0, false) }
        let diff = TreeReading.diff(from: first, to: last, in: repository)
        let blobs = diff.changes.flatMap { [$0.before, $0.after] }.compactMap(\.self)
            .filter { $0.mode != .commit }.map(\.id)
        // Where the objects cannot be looked at, nothing is promised.
        guard let own = try? OwnObjects(repository: path) else { return (diff.changes.count, false) }
        let isOwn = ([first, last] + diff.opened + blobs).allSatisfy(own.contains)
        return (diff.changes.count, isOwn && diff.isWhole)
    }
}

extension ShadowLibrary {
    /// A session's summary for each work tree that it worked in.
    package func summaries(of key: SessionKey) -> [ShadowSummary] {
        workspaces(of: key).compactMap { ShadowSummary(of: key, in: $0, layout: layout) }
    }
}
