import Foundation
import Git
import TestSupport
import Testing

/// Indexes and rules as the git program itself makes and reads them, where it is at hand.
@Suite(.enabled(if: FilePath.status("/usr/bin/git") != nil)) struct GitProgramTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    private func git(_ arguments: String..., input: String = "") throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments =
            ["-C", folder.path, "-c", "user.name=a", "-c", "user.email=a@localhost"] + arguments
        process.environment = ["HOME": folder.path]
        let (output, sent) = (Pipe(), Pipe())
        (process.standardOutput, process.standardInput, process.standardError) = (output, sent, Pipe())
        try process.run()
        try sent.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try sent.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }

    private func imported() -> ImportedIndex? {
        let later = FileTime(seconds: .max / 4, nanoseconds: 0)
        return FilePath.bytes(of: "\(folder.path)/.git/index")
            .flatMap { IndexImage.imported($0, written: later) { _ in true } }
    }

    private func paths(_ image: IndexImage) -> [String] {
        image.withEntries { entries in
            (0..<entries.count).map { String(decoding: entries.path($0), as: UTF8.self) }
        }
    }

    @Test(arguments: ["2", "3", "4"]) func readsEveryVersion(_ version: String) throws {
        let names = ["a", "dir/b", "dir/c.txt", "dir/deeper/d", "e"]
        for name in names { try folder.write("x \(name)", to: name) }
        try git("init")
        try git("config", "index.version", version)
        try git("add", "-A")
        if version == "3" { try git("add", "--intent-to-add", "e") }
        try git("commit", "-m", "x")
        let found = try #require(imported())
        #expect(paths(found.image) == names)
        let tree = try git("rev-parse", "HEAD^{tree}").prefix { !$0.isNewline }
        #expect(found.image.trees.root?.hex == String(tree))
        let entry = found.image.withEntries { $0.entry(at: Array("dir/b".utf8)) }
        #expect(entry?.id == ObjectHash.id(of: Array("x dir/b".utf8), as: .blob))
        let status = try #require(FilePath.linkStatus("\(folder.path)/dir/b"))
        let place = found.image.withEntries { $0.lowerBound(of: Array("dir/b".utf8)) }
        #expect(found.image.withEntries { $0.isUnchanged(place, status, FileTraits()) })
    }

    @Test func aSplitIndexSaysNothing() throws {
        try folder.write("x", to: "a")
        try git("init")
        try git("add", "-A")
        try git("update-index", "--split-index")
        #expect(imported() == nil)
    }

    @Test func whatIsNoFileHereIsLeftOut() throws {
        for name in ["a", "in/b", "out/c", "out/deeper/d"] { try folder.write("x", to: name) }
        try git("init")
        try git("add", "-A")
        try git("commit", "-m", "x")
        try git("update-index", "--add", "--cacheinfo", "160000,\(String(repeating: "1", count: 40)),module")
        try folder.write("", to: "intended")
        try git("add", "--intent-to-add", "intended")
        try git("sparse-checkout", "set", "--cone", "in")
        #expect(paths(try #require(imported()).image) == ["a", "in/b"])
        try git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
        #expect(paths(try #require(imported()).image) == ["a", "in/b"])
    }

    @Test func treesAndCommitsAreThoseOfGit() throws {
        try git("init", "--bare", "store.git")
        let repository = try Repository(bare: "\(folder.path)/store.git")
        for name in ["a", "dir/b", "dir.c", "dir-d", "dir0"] { try folder.write("x", to: "w/\(name)") }
        let names = ["a", "dir/b", "dir.c", "dir-d", "dir0"]
        let blob = try repository.write(Array("x".utf8), as: .blob)
        let entries = names.map { Array($0.utf8) }.map {
            IndexChange(
                path: $0,
                entry: IndexEntry(path: $0, mode: .file, id: blob, status: IndexStatus(), isAddition: true))
        }
        var sink = Written(repository: "\(folder.path)/store.git")
        let tree = TreeWriter(IndexImage().applying(entries).image, changedFolders: []).write(to: &sink).root
        let commit = try repository.write(Commit(tree: tree, parents: [], seconds: 7, message: "text\n"))
        try repository.setReference("refs/heads/x", to: commit)
        #expect(
            try git("--git-dir", "store.git", "ls-tree", "-r", "--name-only", "refs/heads/x")
                == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n") + "\n")
        #expect(try git("--git-dir", "store.git", "fsck", "--strict", "--no-dangling") == "")
    }

    private struct Written: ObjectSink {
        let repository: String

        mutating func add(_ bytes: [UInt8], as kind: ObjectKind) -> ObjectID {
            let id = ObjectHash.id(of: bytes, as: kind)
            try? LooseObjects(repository: repository).write(Object(kind: kind, bytes: bytes), id)
            return id
        }
    }

    /// Random rules on random paths: the program's word is the rule's meaning.
    @Test func ignoresWhatGitIgnores() throws {
        try git("init")
        var state: UInt64 = 11
        func pick<Value>(_ values: [Value]) -> Value {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return values[Int(state >> 33) % values.count]
        }
        let parts = ["a", "b", "*", "**", "?", "[ab]", "a*", "*b", "[!a]", "/", "/", "/", "a.b", "\\a"]
        for _ in 0..<60 {
            let rules = (0..<pick([1, 2, 4])).map { _ in
                pick(["", "", "!"]) + (0..<pick([1, 2, 3, 5])).map { _ in pick(parts) }.joined()
            }
            try folder.write(rules.joined(separator: "\n") + "\n", to: ".gitignore")
            let paths = (0..<12).map { _ in
                (0..<pick([1, 2, 3])).map { _ in pick(["a", "b", "ab", "a.b", "c", "ba"]) }.joined(
                    separator: "/")
            }
            // Of its own words only: the parents of a path are not asked for, nor is what is a folder.
            let file = IgnoreFile(Array(rules.joined(separator: "\n").utf8))
            let said = try git(
                "check-ignore", "-v", "-n", "--no-index", "--stdin", input: paths.joined(separator: "\n"))
            for (path, line) in zip(paths, said.split(separator: "\n")) where !path.contains("/") {
                let rule = line.split(separator: "\t")[0].split(
                    separator: ":", maxSplits: 2, omittingEmptySubsequences: false)[2]
                let expected: Bool? = rule.isEmpty ? nil : !rule.hasPrefix("!")
                #expect(
                    file.ignores(Array(path.utf8)[...], isFolder: false) == expected,
                    "\(rules) on \(path): \(rule)")
            }
        }
    }
}
