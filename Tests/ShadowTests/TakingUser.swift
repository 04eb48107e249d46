import Foundation
import Git
import Shadow

/// The user's own repository of a work tree, made without the git program.
struct TakingUser {
    let root: String
    /// The repository's folder: `.git`.
    let folder: String

    init(_ root: String) throws {
        self.root = root
        folder = "\(root)/.git"
        _ = try Repository(creatingBare: folder)
        try Data("[core]\n\tbare = false\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/config"))
    }

    private struct Sink: ObjectSink {
        var objects: [(ObjectID, Object)] = []

        mutating func add(_ bytes: [UInt8], as kind: ObjectKind) -> ObjectID {
            let id = ObjectHash.id(of: bytes, as: kind)
            objects.append((id, Object(kind: kind, bytes: bytes)))
            return id
        }
    }

    /// Commits files as `git add` and `git commit` would, times in the index included.
    ///
    /// The index is made to be later than the files by `age`, so that they need not be read again.
    @discardableResult
    func commit(_ paths: [String], age: Double = 10) throws -> ObjectID {
        let repository = try Repository(bare: folder)
        var sink = Sink()
        var changes: [IndexChange] = []
        for path in paths {
            let file = "\(root)/\(path)"
            guard let status = FilePath.linkStatus(file) else { continue }
            let bytes = FilePath.bytes(of: file) ?? []
            let id = sink.add(bytes, as: .blob)
            let seen = FileTime(seconds: status.modified.seconds + 10, nanoseconds: 0)
            changes.append(
                IndexChange(
                    path: Array(path.utf8),
                    entry: IndexEntry(
                        path: Array(path.utf8), mode: status.isExecutable ? .executable : .file, id: id,
                        status: IndexStatus(status, seen: seen), isAddition: false)))
        }
        let (image, changed) = IndexImage().applying(changes)
        let (tree, written) = TreeWriter(image, changedFolders: changed).write(to: &sink)
        for (_, object) in sink.objects { try repository.write(object.bytes, as: object.kind) }
        try written.write(to: "\(folder)/index")
        let later = Date().addingTimeInterval(age)
        try FileManager.default.setAttributes([.modificationDate: later], ofItemAtPath: "\(folder)/index")
        let commit = try repository.write(Commit(tree: tree, parents: [], seconds: 1, message: "all\n"))
        try FilePath.makeFolders("\(folder)/refs/heads")
        try Data("\(commit.hex)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/refs/heads/main"))
        try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/HEAD"))
        return commit
    }

    /// Every file of the repository with its content and time.
    func state() throws -> [String: String] {
        var state: [String: String] = [:]
        for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            let status = FilePath.linkStatus("\(folder)/\(path)")
            let content = FilePath.bytes(of: "\(folder)/\(path)").map { ObjectHash.id(of: $0, as: .blob).hex }
            state[path] =
                "\(content ?? "-") \(status?.modified.seconds ?? 0).\(status?.modified.nanoseconds ?? 0)"
        }
        return state
    }
}
