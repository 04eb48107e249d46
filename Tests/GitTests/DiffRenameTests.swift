import Git
import TestSupport
import Testing

/// Files that move and change at once.
@Suite struct DiffRenameTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func changes(_ old: [String: String], _ new: [String: String]) throws -> [String] {
        let repository = try Repository(creatingBare: folder.path + "/r")
        func tree(_ files: [String: String]) throws -> ObjectID {
            var bytes: [UInt8] = []
            for (name, text) in files.sorted(by: { $0.key < $1.key }) {
                bytes +=
                    Array("100644 \(name)\0".utf8) + (try repository.write(Array(text.utf8), as: .blob)).bytes
            }
            return try repository.write(bytes, as: .tree)
        }
        return repository.diff(from: try tree(old), to: try tree(new)).changes.map { change in
            let old = change.oldPath.map { String(decoding: $0, as: UTF8.self) + " -> " } ?? ""
            return (change.after == nil ? "-" : change.before == nil ? "+" : "") + old + change.shownPath
        }
    }

    private let text = (0..<20).map { "line \($0) of the text\n" }.joined()

    @Test func aFileWithMostOfItsLinesElsewhereHasMoved() throws {
        #expect(try changes(["a": text], ["b": text + "one more\n"]) == ["a -> b"])
        #expect(try changes(["a": text], ["b": "another\n" + text.dropLast(100)]) == ["a -> b"])
        #expect(try changes(["a": text], ["b": text.replacing("line 2", with: "x")]) == ["a -> b"])
    }

    @Test func aFileWithFewOfThemIsNew() throws {
        let other = (0..<20).map { "something else \($0)\n" }.joined()
        #expect(try changes(["a": text], ["b": other + text.prefix(100)]) == ["-a", "+b"])
        #expect(try changes(["a": ""], ["b": ""]) == ["a -> b"], "the same content, by its id")
        #expect(try changes(["a": "\0" + text], ["b": "\0\0" + text]) == ["-a", "+b"])
    }

    @Test func theMostSimilarAreJoinedEachOnce() throws {
        let old = ["a": text, "b": text + "b\n"]
        let new = ["c": text + "b\nc\n", "d": text + "quite another end\n"]
        #expect(try changes(old, new) == ["b -> c", "a -> d"])
    }

    @Test func manyFilesAreNotCompared() throws {
        let old = Dictionary(uniqueKeysWithValues: (0..<60).map { ("a\($0)", text + "\($0)\n") })
        let new = Dictionary(uniqueKeysWithValues: (0..<60).map { ("b\($0)", text + "\($0)\nx\n") })
        #expect(try changes(old, new).count == 120)
    }
}
