import Foundation
import Git
import TestSupport
import Testing

@Suite struct IndexTests {
    private struct Sink: ObjectSink {
        var trees: [ObjectID] = []

        mutating func add(_ bytes: [UInt8], as kind: ObjectKind) -> ObjectID {
            trees.append(ObjectHash.id(of: bytes, as: kind))
            return trees[trees.count - 1]
        }
    }

    private let blob = ObjectHash.id(of: Array("x".utf8), as: .blob)

    private func change(_ path: String, _ id: ObjectID? = nil) -> IndexChange {
        let path = Array(path.utf8)
        return IndexChange(
            path: path,
            entry: IndexEntry(
                path: path, mode: .file, id: id ?? blob, status: IndexStatus(),
                isAddition: path.count % 2 == 0))
    }

    private func paths(_ image: IndexImage) -> [String] {
        image.withEntries { entries in
            (0..<entries.count).map { String(decoding: entries.path($0), as: UTF8.self) }
        }
    }

    @Test func comesBackAsItWasWritten() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "long/", count: 900) + "x"
        let names = ["a", "a/b", "a.b", "b/c/d", "b/c/e", long, "ü", "z"]
        let (image, changed) = IndexImage().applying(names.map { change($0) })
        var sink = Sink()
        var (_, whole) = TreeWriter(image, changedFolders: changed).write(to: &sink)
        whole.notes = Array("notes".utf8)
        try whole.write(to: "\(folder.path)/index")
        let read = try #require(IndexImage(ownBytes: FilePath.bytes(of: "\(folder.path)/index") ?? []))
        #expect(paths(read) == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(read.trees == whole.trees)
        #expect(read.notes == Array("notes".utf8))
        let entries = read.withEntries { entries in (0..<entries.count).compactMap { entries[$0] } }
        #expect(entries.allSatisfy { $0.isAddition == ($0.path.count % 2 == 0) && $0.id == blob })
    }

    @Test func changesReplaceAddAndRemove() {
        let (image, _) = IndexImage().applying(["b", "d", "f"].map { change($0) })
        let other = ObjectHash.id(of: Array("y".utf8), as: .blob)
        let (next, changed) = image.applying([
            change("z/a"), change("d", other), IndexChange(path: Array("b".utf8), entry: nil), change("f"),
            IndexChange(path: Array("not/there".utf8), entry: nil),
        ])
        #expect(paths(next) == ["d", "f", "z/a"])
        #expect(changed == [[], Array("z/".utf8)])
    }

    /// Only the trees on the way to a change are made again, and they are those of an index made from nothing.
    @Test func knownTreesAreUsed() throws {
        let names = (0..<200).map { "p\($0 % 5)/m\($0 % 20)/f\($0)" } + ["top", "p1.x", "p1/m"]
        let (image, changed) = IndexImage().applying(names.map { change($0) })
        var first = Sink()
        let (_, known) = TreeWriter(image, changedFolders: changed).write(to: &first)
        let other = ObjectHash.id(of: Array("y".utf8), as: .blob)
        let changes = [change("p3/m3/f3", other), change("p4/new/folder/x")]
        let (next, folders) = known.applying(changes)
        var second = Sink()
        let (root, again) = TreeWriter(next, changedFolders: folders).write(to: &second)
        #expect(second.trees.count == 6)
        var all = Sink()
        let (expected, _) = TreeWriter(
            IndexImage().applying(names.filter { $0 != "p3/m3/f3" }.map { change($0) } + changes).image,
            changedFolders: []
        ).write(to: &all)
        #expect(root == expected)
        #expect(again.trees.root == root)
    }

    @Test func damageIsSeen() throws {
        let folder = try TemporaryFolder()
        let (image, _) = IndexImage().applying(["a", "b/c"].map { change($0) })
        try image.write(to: "\(folder.path)/index")
        let bytes = try #require(FilePath.bytes(of: "\(folder.path)/index"))
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x41
            #expect(IndexImage(ownBytes: damaged) == nil, "\(place)")
            #expect(IndexImage(ownBytes: Array(bytes[..<place])) == nil, "\(place)")
        }
    }

    @Test func extremesOfImportedBytesAreNoCrash() {
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var bytes = Array("DIRC".utf8) + [0, 0, 0, UInt8(2 + state % 3), 0, 0, 0, UInt8(state >> 8 & 7)]
            for _ in 0..<Int(state >> 16 & 0x1FF) {
                state = state &* 6_364_136_223_846_793_005 &+ 1
                bytes.append(UInt8(truncatingIfNeeded: state >> 40) & (state & 1 == 0 ? 0xFF : 0x0F))
            }
            bytes += [UInt8](repeating: 0, count: 20)
            let imported = IndexImage.imported(bytes, written: FileTime(seconds: 0, nanoseconds: 0)) { _ in
                true
            }
            if let imported { _ = paths(imported.image) }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
    }
}
