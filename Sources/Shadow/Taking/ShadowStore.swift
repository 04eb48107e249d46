internal import Events
internal import Git

/// The store of one work tree: a bare repository that borrows from the user's, where there is one.
struct ShadowStore: Sendable {
    let layout: ShadowLayout
    let workspace: String
    /// The canonical path of the work tree.
    let root: String
    /// The user's repository.
    let git: GitFolder?

    var path: String { layout.repository(workspace) }

    init(layout: ShadowLayout, root: String) {
        self.layout = layout
        self.root = root
        workspace = Workspace.id(of: root)
        git = GitFolder(workTree: root)
    }

    /// What every look holds, so that nothing is dropped meanwhile.
    var lockPath: String { "\(layout.root)/\(workspace).lock" }

    func sessionFolder(_ session: SessionKey) -> String { layout.session(session, in: workspace) }

    /// The folders of all sessions of this work tree.
    func sessionFolders() -> [String] {
        let sessions = "\(path)/sessions"
        return FilePath.names(in: sessions).flatMap { agent in
            FilePath.names(in: "\(sessions)/\(agent)").map { "\(sessions)/\(agent)/\($0)" }
        }
    }

    /// Whether the user's repository names objects as our stores do.
    var borrows: Bool {
        guard let git, !git.objects.utf8.contains(UInt8(ascii: "\n")) else { return false }
        let format = GitSettings("\(git.common)/config").text("extensions.objectformat")
        return format == nil || format == "sha1"
    }

    /// Makes the store where it is not there yet, and sees to it that it borrows from where the user's objects
    /// are now.
    func prepare() throws {
        if FilePath.status("\(path)/workspace.json") == nil { try make() }
        try borrow()
    }

    /// Moves a reference, or makes it; one that is half written lies elsewhere.
    func point(_ reference: String, at id: ObjectID, beside: String) throws {
        let file = "\(path)/\(reference)"
        try FilePath.makeFolders(FilePath.parent(of: file) ?? path)
        try ReplacedFile.write(Array("\(id.hex)\n".utf8), to: file, beside: beside)
    }

    private func make() throws {
        guard let lock = try FileLock("\(layout.root)/lock", .alone, seconds: 10) else {
            throw SnapshotError(.busy, "another process makes a store for too long")
        }
        guard FilePath.status("\(path)/workspace.json") == nil else { return }
        _ = try Repository(creatingBare: path)
        let config = FilePath.bytes(of: "\(path)/config", limit: 1 << 16) ?? []
        try ReplacedFile.write(config + Self.config, to: "\(path)/config")
        try ReplacedFile.write(description, to: "\(path)/workspace.json")
        withExtendedLifetime(lock) {}
    }

    /// For a person who looks into the store with git: content is as it was, and nothing is thrown away.
    private static let config = Array(
        "[core]\n\tautocrlf = false\n\tlogallrefupdates = false\n[gc]\n\tauto = 0\n".utf8)

    private var description: [UInt8] {
        let members: [String: JSONValue] = ["root": .string(root), "version": .integer(1)]
        return Array((JSONValue.object(members).text + "\n").utf8)
    }

    /// Says where objects are borrowed from; libgit2 follows what the user's repository borrows from itself.
    private func borrow() throws {
        let file = "\(path)/objects/info/alternates"
        let line = borrows ? git.map { Array("\($0.objects)\n".utf8) } ?? [] : []
        let known = FilePath.bytes(of: file, limit: 1 << 16) ?? []
        guard known != line else { return }
        try FilePath.makeFolders("\(path)/objects/info")
        try ReplacedFile.write(line, to: file)
    }
}
