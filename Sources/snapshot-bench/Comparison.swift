internal import Git

/// Snapshots of one tree by us and by git, whole process beside whole process, and whether the goals hold.
struct Comparison {
    private let program: String
    private let root: String
    private let work: String
    private let files: Int
    private let runs: Int

    init(_ arguments: Arguments) throws(BenchError) {
        program = CommandLine.arguments.first ?? "snapshot-bench"
        root = try arguments.text("root")
        work = try arguments.text("work")
        files = arguments.number("files", default: 2_000)
        runs = max(1, arguments.number("runs", default: 7))
    }

    func run() throws {
        try commitTree()
        let coldRuns = files > 10_000 ? 1 : 3
        let first = try (0..<max(3, coldRuns)).map { try take(store: "first\($0)") }.median
        let git = GitBeside(root: root, folder: "\(work)/git.git")
        let cold = try (0..<coldRuns).map { run in
            let fresh = GitBeside(root: root, folder: "\(work)/cold\(run).git")
            try fresh.make()
            return try fresh.take()
        }.median
        try git.make()
        _ = try git.take()
        let before = try storeBytes("first0")
        var warm = Figures(changed: [], gitChanged: [], same: [], gitSame: [], named: [], changedBytes: 0)
        for run in 0..<runs { try measure(run, git, &warm) }
        report(first: first, cold: cold, warm, before: before, after: try storeBytes("first0"))
    }

    private struct Figures {
        var changed: [Double]
        var gitChanged: [Double]
        var same: [Double]
        var gitSame: [Double]
        var named: [Double]
        var changedBytes: Int
    }

    /// One round: a file changes, both look; nothing changes, both look; a file changes, and we are told which.
    private func measure(_ run: Int, _ git: GitBeside, _ figures: inout Figures) throws {
        figures.changedBytes += try change(run * 7)
        figures.changed.append(try take(store: "first0"))
        figures.gitChanged.append(try git.take())
        figures.same.append(try take(store: "first0"))
        figures.gitSame.append(try git.take())
        figures.changedBytes += try change(run * 11 + 1)
        figures.named.append(try take(store: "first0", path: TreeMaker.path((run * 11 + 1) % files)))
    }

    /// The user's own repository, with everything in one pack.
    private func commitTree() throws {
        let settings = [
            "-c", "core.bigFileThreshold=1k", "-c", "user.name=bench", "-c", "user.email=bench@localhost",
        ]
        for words in [["init", "--quiet"], ["add", "-A"], ["commit", "--quiet", "-m", "all"]] {
            _ = try Command(path: "git", arguments: ["-C", root] + settings + words).run()
        }
    }

    private func take(store: String, path: String? = nil) throws -> Double {
        let named = path.map { ["--path", $0] } ?? []
        return try Command(
            path: program, arguments: ["take", "--root", root, "--store", "\(work)/\(store)"] + named
        ).run().seconds
    }

    /// Adds a line to a file; gives back how many bytes a store must take for it.
    private func change(_ file: Int) throws -> Int {
        let path = "\(root)/\(TreeMaker.path(file % files))"
        let bytes = (FilePath.bytes(of: path) ?? []) + Array("changed\n".utf8)
        try ReplacedFile.write(bytes, to: path)
        return bytes.count
    }

    private func storeBytes(_ store: String) throws -> Int { Self.bytes(below: "\(work)/\(store)") }

    private static func bytes(below folder: String) -> Int {
        var open = [folder]
        var bytes = 0
        while let folder = open.popLast() {
            for name in FilePath.names(in: folder) {
                guard let status = FilePath.linkStatus("\(folder)/\(name)") else { continue }
                if status.kind == .folder { open.append("\(folder)/\(name)") }
                if status.kind == .file { bytes += Int(status.size) }
            }
        }
        return bytes
    }

    private func report(first: Double, cold: Double, _ warm: Figures, before: Int, after: Int) {
        print("\(files) files, median of \(runs) runs, whole processes")
        row("first snapshot", first, cold)
        row("warm, one file changed", warm.changed.median, warm.gitChanged.median)
        row("warm, nothing changed", warm.same.median, warm.gitSame.median)
        row("one file changed, and named", warm.named.median, nil)
        print("  store: \(before.megabytes) after the first, \(after.megabytes) after \(runs * 2) changes")
        goal(
            "warm with one change no slower than git", warm.changed.median <= warm.gitChanged.median,
            "\(warm.changed.median.milliseconds) beside \(warm.gitChanged.median.milliseconds)")
        goal(
            "first at least 10 times faster than git's", first * 10 <= cold,
            "\(cold / first) times".prefix(5) + " times")
        let limit = 5_000_000 + warm.changedBytes
        goal(
            "store at most 5 MB and the changed bytes", after <= limit,
            "\(after.megabytes) of \(limit.megabytes)")
    }

    private func row(_ name: String, _ ours: Double, _ git: Double?) {
        let beside = git.map { ", git \($0.milliseconds)" } ?? ""
        print("  \(name): \(ours.milliseconds)\(beside)")
    }

    private func goal(_ name: String, _ holds: Bool, _ figure: some StringProtocol) {
        print("goal, \(files) files: \(name): \(figure): \(holds ? "holds" : "falls short")")
    }
}

extension [Double] {
    var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
}

extension Double {
    var milliseconds: String {
        self < 10 ? "\((self * 10_000).rounded() / 10) ms" : "\((self * 100).rounded() / 100) s"
    }
}

extension Int {
    var megabytes: String { "\((Double(self) / 10_000).rounded() / 100) MB" }
}
