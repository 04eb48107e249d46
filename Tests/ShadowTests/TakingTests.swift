import Events
import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    @Test func keepsWhatIsThereAndThenWhatChanged() throws {
        try house.write("one", to: "a.txt")
        try house.write("two", to: "b/c.txt")
        let first = try house.take(cause: .sessionStart)
        #expect(first.changed)
        #expect(try house.files(first) == ["a.txt": "one", "b/c.txt": "two"])

        try house.write("three", to: "b/c.txt")
        try house.write("new", to: "b/d/e.txt")
        try house.remove("a.txt")
        let second = try house.take()
        #expect(try house.files(second) == ["b/c.txt": "three", "b/d/e.txt": "new"])
        #expect(try house.files(first) == ["a.txt": "one", "b/c.txt": "two"])
    }

    @Test func aTreeThatDidNotChangeCostsNoCommitButALine() throws {
        try house.write("one", to: "a.txt")
        let first = try house.take()
        let second = try house.take(cause: .prompt)
        #expect(!second.changed)
        #expect(second.commit == first.commit)
        #expect(house.journal() == [first, second])
    }

    @Test func aTouchedFileIsNoChange() throws {
        try house.write("one", to: "a.txt")
        let first = try house.take()
        try FileManager.default.setAttributes(
            [.modificationDate: Date()], ofItemAtPath: "\(house.root)/a.txt")
        #expect(try house.take().commit == first.commit)
    }

    /// Two versions of one length within a tick of the clock: their times may be equal.
    @Test func seesAChangeRightAfterALook() throws {
        for round in 0..<50 {
            try house.write("round \(round % 10)", to: "a.txt")
            #expect(try house.files(house.take())["a.txt"] == "round \(round % 10)")
        }
    }

    @Test func chainsCommitsAndSaysInEachWhatItIsOf() throws {
        try house.write("one", to: "a.txt")
        let first = try house.take(cause: .prompt)
        try house.write("two", to: "a.txt")
        let second = try house.take(cause: .afterTool)
        let commit = try #require(try Repository(bare: house.store).commit(second.commit))
        #expect(commit.parents == [first.commit])
        #expect(
            commit.message == """
                Snapshot: after_tool

                Moda-Session: claude/s1
                Moda-Cause: after_tool
                Moda-Turn: t1
                Moda-Tool-Use-Id: c1
                Moda-Tool: Edit
                Moda-Delivery: d1
                Moda-Observed-At: 1790000000000

                """)
    }

    @Test func sessionsHaveAReferenceAndAnIndexEach() throws {
        try house.write("one", to: "a.txt")
        let mine = try house.take(session: "s1")
        try house.write("two", to: "a.txt")
        let other = try house.take(session: "s2")
        #expect(try house.files(mine) == ["a.txt": "one"])
        #expect(try house.files(other) == ["a.txt": "two"])
        #expect(try house.take(session: "s1").commit != mine.commit)
        let names = try Repository(bare: house.store).references(below: "refs/sessions/").map(\.name)
        #expect(names == ["refs/sessions/claude/s1", "refs/sessions/claude/s2"])
    }

    @Test func linksModesAndOddNames() throws {
        try house.write("x", to: "run.sh")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: "\(house.root)/run.sh")
        try house.link("link", to: "run.sh")
        try house.link("out", to: "/etc")
        try house.write("crlf\r\nline\r\n", to: "a b\"c\n.txt")
        try house.write([0, 1, 2, 255], to: "binary")
        let record = try house.take()
        let repository = try Repository(bare: house.store)
        let tree = try #require(try repository.commit(record.commit)).tree
        let modes = try #require(try repository.tree(tree)).map {
            "\(String(decoding: $0.name, as: UTF8.self)) \($0.mode)"
        }
        #expect(modes == ["a b\"c\n.txt file", "binary file", "link link", "out link", "run.sh executable"])
        let files = try house.files(record)
        #expect(files["out"] == "/etc")
        #expect(files["a b\"c\n.txt"] == "crlf\r\nline\r\n")
    }

    @Test func keepsNamesThatAreNoText() throws {
        let name: [UInt8] = Array("caf".utf8) + [0xE9]
        let path = Array("\(house.root)/".utf8) + name
        let made = (path + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { fopen($0.baseAddress!, "w") }
        }
        guard let made else { return }  // the file system takes no such names
        fclose(made)
        let record = try house.take()
        let repository = try Repository(bare: house.store)
        let tree = try #require(try repository.commit(record.commit)).tree
        #expect(try repository.tree(tree)?.map(\.name) == [name])
        #expect(try !house.take().changed)
    }

    @Test func aFolderInPlaceOfAFileAndBack() throws {
        try house.write("file", to: "x")
        try house.take()
        try house.remove("x")
        try house.write("inner", to: "x/y")
        #expect(try house.files(house.take()) == ["x/y": "inner"])
        try house.remove("x")
        try house.write("file", to: "x")
        #expect(try house.files(house.take(.paths(["x"]))) == ["x": "file"])
        try house.remove("x")
        try house.write("inner", to: "x/y")
        #expect(try house.files(house.take(.paths(["x/y"]))) == ["x/y": "inner"])
    }

    @Test func neverOpensPipes() throws {
        try house.write("x", to: "a")
        #expect(mkfifo("\(house.root)/pipe", 0o600) == 0)
        #expect(try house.paths(house.take()) == ["a"])
        #expect(try house.paths(house.take(.paths(["pipe", "a"]))) == ["a"])
    }

    @Test func anEmptyTreeIsASnapshotToo() throws {
        let record = try house.take()
        #expect(record.changed)
        #expect(try house.files(record) == [:])
        try house.write("x", to: "a")
        try house.take()
        try house.remove("a")
        #expect(try house.files(house.take()) == [:])
    }
}
