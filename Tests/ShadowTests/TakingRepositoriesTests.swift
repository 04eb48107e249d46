import Foundation
import Git
import Shadow
import TestSupport
import Testing

@Suite struct TakingRepositoriesTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    @Test func borrowsFromTheUserAndLeavesItAsItIs() throws {
        try house.write("one", to: "a.txt")
        try house.write("two", to: "d/b.txt")
        let user = try TakingUser(house.root)
        try user.commit(["a.txt", "d/b.txt"])
        let before = try user.state()
        let first = try house.take()
        #expect(try house.files(first) == ["a.txt": "one", "d/b.txt": "two"])
        let blob = ObjectHash.id(of: Array("one".utf8), as: .blob)
        #expect(!LooseObjects(repository: house.store).contains(blob))
        try house.write("two!", to: "d/b.txt")
        try house.write("two", to: "same-as-before.txt")
        try house.take()
        try house.snapshots().finish(house.key(), in: house.root)
        try house.snapshots().sweep(now: first.moment.at)
        #expect(try user.state() == before)
    }

    @Test func whatTheUserHasNotCommittedIsSeen() throws {
        try house.write("one", to: "a.txt")
        try house.write("two", to: "b.txt")
        try house.write("gone", to: "c.txt")
        try TakingUser(house.root).commit(["a.txt", "b.txt", "c.txt"])
        try house.write("changed", to: "a.txt")
        try house.remove("c.txt")
        try house.write("untracked", to: "new.txt")
        #expect(
            try house.files(house.take())
                == ["a.txt": "changed", "b.txt": "two", "new.txt": "untracked"])
    }

    /// Of the same length, and with the index written right after, as a fast script would.
    @Test func anIndexAsOldAsItsFilesIsNotTrusted() throws {
        try house.write("one", to: "a.txt")
        try TakingUser(house.root).commit(["a.txt"], age: 0)
        try house.write("two", to: "a.txt")
        #expect(try house.files(house.take()) == ["a.txt": "two"])
    }

    @Test func unbornEmptyAndDetached() throws {
        let user = try TakingUser(house.root)
        #expect(try house.files(house.take(session: "empty")) == [:])
        try house.write("one", to: "a.txt")
        #expect(try house.files(house.take(session: "unborn")) == ["a.txt": "one"])
        let commit = try user.commit(["a.txt"])
        try Data("\(commit.hex)\n".utf8).write(to: URL(fileURLWithPath: "\(user.folder)/HEAD"))
        #expect(try house.files(house.take(session: "detached")) == ["a.txt": "one"])
        #expect(Workspace.root(around: house.root)?.branch == nil)
        #expect(Workspace.root(around: house.root)?.root == house.root)
    }

    /// As `git init --ref-format=reftable` leaves it; the index is what it always is.
    @Test func referencesInTablesAreNotRead() throws {
        try house.write("one", to: "a.txt")
        let user = try TakingUser(house.root)
        try user.commit(["a.txt"])
        try Data("ref: refs/heads/.invalid\n".utf8).write(to: URL(fileURLWithPath: "\(user.folder)/HEAD"))
        try house.write("two", to: "b.txt")
        #expect(try house.files(house.take()) == ["a.txt": "one", "b.txt": "two"])
        #expect(Workspace.root(around: house.root)?.branch == nil)
        FilePath.remove("\(user.folder)/index")
        #expect(try house.files(house.take(session: "s2")) == ["a.txt": "one", "b.txt": "two"])
    }

    @Test func withoutAUsableIndexTheHeadIsTheStart() throws {
        try house.write("one", to: "a.txt")
        try house.write("ignored, but tracked", to: "b.log")
        try house.write("*.log\n", to: ".gitignore")
        let user = try TakingUser(house.root)
        try user.commit(["a.txt", "b.log", ".gitignore"])
        let damaged: [[UInt8]] = [[], Array("DIRC".utf8), [UInt8](repeating: 7, count: 300)]
        for (number, bytes) in damaged.enumerated() {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(user.folder)/index"))
            FileRemoval.folder(house.store)
            #expect(try house.paths(house.take(session: "s\(number)")) == [".gitignore", "a.txt", "b.log"])
        }
    }

    @Test func aLinkedWorkTreeBorrowsFromTheMainRepository() throws {
        try house.write("one", to: "main/a.txt")
        let user = try TakingUser("\(house.root)/main")
        let commit = try user.commit(["a.txt"])
        let linked = "\(house.root)/linked"
        let private_ = "\(user.folder)/worktrees/linked"
        for folder in [linked, private_] { try FilePath.makeFolders(folder) }
        for (text, path) in [
            ("gitdir: \(private_)\n", "\(linked)/.git"), ("../..\n", "\(private_)/commondir"),
            ("\(commit.hex)\n", "\(private_)/HEAD"), ("one", "\(linked)/a.txt"),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        }
        let record = try house.take(in: linked)
        let store = house.layout.repository(Workspace.id(of: linked))
        #expect(try house.files(record, in: store) == ["a.txt": "one"])
        let own = try OwnObjects(repository: store)
        #expect(!own.contains(ObjectHash.id(of: Array("one".utf8), as: .blob)))
        #expect(Workspace.root(around: linked)?.root == linked)
    }

    @Test func aRepositoryOfAnotherHashLendsNothing() throws {
        try house.write("one", to: "a.txt")
        let user = try TakingUser(house.root)
        try user.commit(["a.txt"])
        try Data("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n".utf8)
            .write(to: URL(fileURLWithPath: "\(user.folder)/config"))
        #expect(try house.files(house.take()) == ["a.txt": "one"])
        let own = try OwnObjects(repository: house.store)
        #expect(own.contains(ObjectHash.id(of: Array("one".utf8), as: .blob)))
    }

    @Test func repositoriesWithinAreSkippedAndNamed() throws {
        try house.write("x", to: "a")
        _ = try TakingUser("\(house.root)/inner")
        try house.write("x", to: "inner/f")
        try house.write("gitdir: ../.git/modules/sub\n", to: "sub/.git")
        try house.write("x", to: "sub/f")
        let record = try house.take()
        #expect(try house.paths(record) == ["a"])
        #expect(
            record.skipped == ["inner/", "sub/"].map { SkippedFile(path: $0, reason: .nestedRepository) })
    }

    @Test func theEnvironmentOfGitDecidesNothing() throws {
        let elsewhere = "\(house.folder.path)/elsewhere.git"
        setenv("GIT_DIR", elsewhere, 1)
        setenv("GIT_INDEX_FILE", "\(elsewhere)/index", 1)
        setenv("GIT_WORK_TREE", "/", 1)
        defer { for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] { unsetenv(name) } }
        try house.write("one", to: "a.txt")
        #expect(try house.files(house.take()) == ["a.txt": "one"])
        #expect(FilePath.status(elsewhere) == nil)
    }

    @Test(arguments: [true, false]) func turnedEndsOfLinesAreNoChange(_ isSetting: Bool) throws {
        try house.write("one\ntwo\n", to: "a.txt")
        if !isSetting { try house.write("*.txt text=auto\n", to: ".gitattributes") }
        let user = try TakingUser(house.root)
        try user.commit(["a.txt", ".gitattributes"])
        let setting = isSetting ? "[core]\n\tautocrlf = true\n" : "[core]\n"
        try Data(setting.utf8).write(to: URL(fileURLWithPath: "\(user.folder)/config"))
        let first = try house.take()
        try house.write("one\r\ntwo\r\n", to: "a.txt")
        #expect(try house.take().commit == first.commit)
        try house.write("one\r\ntwo\r\nthree\r\n", to: "a.txt")
        #expect(try house.files(house.take())["a.txt"] == "one\r\ntwo\r\nthree\r\n")
    }
}
