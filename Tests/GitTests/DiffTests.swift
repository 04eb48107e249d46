import Git
import TestSupport
import Testing

@Suite struct DiffTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func entry(_ name: String, _ id: ObjectID, _ mode: FileMode = .file) -> TreeEntry {
        TreeEntry(name: Array(name.utf8), mode: mode, id: id)
    }

    private func bytes(_ entries: [TreeEntry]) -> [UInt8] {
        entries.flatMap {
            Array("\(String($0.mode.rawValue, radix: 8)) ".utf8) + $0.name + [0] + $0.id.bytes
        }
    }

    @Test func foldersThatAreTheSameAreNeverOpened() throws {
        let repository = try Repository(creatingBare: folder.path + "/r")
        // This tree is nowhere.
        let absent = ObjectHash.id(of: [1, 2, 3], as: .tree)
        let (one, two) = (try repository.write([1], as: .blob), try repository.write([2], as: .blob))
        let old = try repository.write(bytes([entry("a", one), entry("z", absent, .tree)]), as: .tree)
        let new = try repository.write(bytes([entry("a", two), entry("z", absent, .tree)]), as: .tree)
        let diff = repository.diff(from: old, to: new)
        #expect(diff.changes.map(\.shownPath) == ["a"])
        #expect(diff.isWhole)
        #expect(repository.diff(from: nil, to: new).unreadable == [Array("z".utf8)])
    }

    @Test func aFileMayBecomeAFolderAndChangeItsCase() throws {
        let repository = try Repository(creatingBare: folder.path + "/r")
        let (one, two) = (try repository.write([1], as: .blob), try repository.write([2], as: .blob))
        let inner = try repository.write(bytes([entry("x", two)]), as: .tree)
        let old = try repository.write(bytes([entry("Read.me", one), entry("a", one)]), as: .tree)
        let new = try repository.write(bytes([entry("a", inner, .tree), entry("read.me", one)]), as: .tree)
        let changes = repository.diff(from: old, to: new).changes
        #expect(changes.map(\.shownPath) == ["a", "a/x", "read.me"])
        #expect(
            changes.map { $0.oldPath.map { String(decoding: $0, as: UTF8.self) } } == [nil, nil, "Read.me"])
        #expect(changes.map { $0.after == nil } == [true, false, false])
    }

    @Test func aTreeThatHoldsItselfCannotBeMadeAndADeepOneIsCut() throws {
        let repository = try Repository(creatingBare: folder.path + "/r")
        var id = try repository.write(bytes([entry("x", .emptyBlob)]), as: .tree)
        for _ in 0..<400 { id = try repository.write(bytes([entry("d", id, .tree)]), as: .tree) }
        #expect(repository.diff(from: nil, to: id).isCut)
    }

    @Test func linesAreCountedFromZero() throws {
        let hunks = try TextDiff.hunks(Array("a\nb\nc\n".utf8), Array("a\nB\nc\nd\n".utf8))
        #expect(hunks == [LineHunk(old: 1..<2, new: 1..<2), LineHunk(old: 3..<3, new: 3..<4)])
        #expect(try TextDiff.hunks(Array("a\n".utf8), [0, 1, 2]) == nil)
        #expect(try TextDiff.hunks([], Array("a\n".utf8)) == [LineHunk(old: 0..<0, new: 0..<1)])
    }

    @Test func unifiedDiffsReadAsGitsOwn() throws {
        let text = try TextDiff.unified(Array("a\n".utf8), nil, oldPath: "x.txt", newPath: "x.txt")
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "diff --git a/x.txt b/x.txt")
        #expect(lines.last == "-a")
    }
}
