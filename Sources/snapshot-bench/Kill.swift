internal import Events
internal import Git
internal import Shadow

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Kills snapshots in the middle, and looks whether everything that was kept can be read.
struct Kill {
    private let arguments: Arguments
    private let root: String
    private let store: String
    private let kills: Int

    init(_ arguments: Arguments) throws(BenchError) {
        self.arguments = arguments
        root = try arguments.text("root")
        store = try arguments.text("store")
        kills = arguments.number("kills", default: 200)
    }

    func run() throws {
        let whole = try (0..<5).map { _ in try command.run().seconds }.max() ?? 0.1
        var cut = 0
        for round in 0..<kills {
            // Up to half of the files, so that there are loose objects in some rounds and a pack in others.
            for file in 0..<(1 + round * 7 % 200) { try change(file, round) }
            let delay = whole * Double(round % 40) / 60
            if try command.killed(after: delay) { cut += 1 }
            if round % 20 == 19 { try check() }
        }
        _ = try command.run()
        try check()
        let works = try matchesTree()
        print(
            "goal: a killed snapshot breaks nothing: \(cut) of \(kills) cut in the middle: \(works ? "holds" : "falls short")"
        )
    }

    private var command: Command {
        Command(
            path: CommandLine.arguments.first ?? "snapshot-bench",
            arguments: ["take", "--root", root, "--store", store])
    }

    private func change(_ file: Int, _ round: Int) throws {
        try ReplacedFile.write(
            Array("round \(round), file \(file)\n".utf8), to: "\(root)/\(TreeMaker.path(file))")
    }

    private var repository: String { ShadowLayout(root: store).repository(Workspace.id(of: root)) }

    private var key: SessionKey { SessionKey(agent: .claude, id: "bench") }

    /// Reads every object that the session leads to.
    private func check() throws {
        let repository = try Repository(bare: repository)
        guard let last = try repository.reference(ShadowLayout.reference(of: key)) else { return }
        var seen: Set<ObjectID> = []
        var open = [last]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            guard let object = try repository.object(id),
                ObjectHash.id(of: object.bytes, as: object.kind) == id
            else {
                throw BenchError("goal: a killed snapshot breaks nothing: \(id) is missing: falls short")
            }
            if let commit = object.kind == .commit ? Commit(bytes: object.bytes) : nil {
                open += [commit.tree] + commit.parents
            }
            if object.kind == .tree { open += (TreeEntry.entries(of: object.bytes) ?? []).map(\.id) }
        }
    }

    /// Whether the last snapshot is what the work tree holds, and the journal ends with it.
    private func matchesTree() throws -> Bool {
        let repository = try Repository(bare: repository)
        guard let last = try repository.reference(ShadowLayout.reference(of: key)),
            let tree = try repository.commit(last)?.tree
        else { return false }
        for file in 0..<400 {
            let path = TreeMaker.path(file)
            let entry = try repository.entry(at: Array(path.utf8), in: tree)
            let bytes = FilePath.bytes(of: "\(root)/\(path)") ?? []
            guard entry?.id == ObjectHash.id(of: bytes, as: .blob) else { return false }
        }
        let folder = ShadowLayout(root: store).session(key, in: Workspace.id(of: root))
        return LookRecord.records(of: FilePath.bytes(of: "\(folder)/looks.jsonl") ?? []).last?.commit == last
    }
}
