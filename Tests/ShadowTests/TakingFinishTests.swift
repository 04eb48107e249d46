import Events
import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingFinishTests {
    private let house: TakingHouse

    init() throws { house = try TakingHouse() }

    private func id(_ text: String) -> ObjectID { ObjectHash.id(of: Array(text.utf8), as: .blob) }

    @Test func whatChangedCanBeReadWithoutTheUsersRepository() throws {
        for path in ["d/changed", "d/same", "gone", "e/f/deep"] { try house.write("old \(path)", to: path) }
        try house.write("-----BEGIN RSA PRIVATE KEY-----\n", to: "hidden")
        let user = try TakingUser(house.root)
        try user.commit(["d/changed", "d/same", "gone", "e/f/deep", "hidden"])
        let first = try house.take()
        try house.write("new", to: "d/changed")
        try house.write("new", to: "hidden")
        try house.remove("gone")
        let second = try house.take()
        for _ in 0..<2 { try house.snapshots().finish(house.key(), in: house.root) }

        let own = try OwnObjects(repository: house.store)
        #expect(own.contains(id("old d/changed")))
        #expect(own.contains(id("old gone")))
        #expect(!own.contains(id("old d/same")))
        #expect(!own.contains(id("old e/f/deep")))
        #expect(!own.contains(id("-----BEGIN RSA PRIVATE KEY-----\n")))

        FileRemoval.folder("\(user.folder)/objects")
        #expect(try house.files(first)["d/changed"] == "old d/changed")
        #expect(try house.files(second)["d/changed"] == "new")
    }

    @Test func aFinishedSessionMayGoOn() throws {
        try house.write("one", to: "a")
        try house.write("untracked", to: "b")
        try TakingUser(house.root).commit(["a"])
        let first = try house.take()
        try house.snapshots().finish(house.key(), in: house.root)
        try house.write("two", to: "a")
        let second = try house.take(.paths(["a"]))
        #expect(try house.files(second) == ["a": "two", "b": "untracked"])
        #expect(try Repository(bare: house.store).commit(second.commit)?.parents == [first.commit])
    }

    @Test func aSessionWithoutASnapshotIsFinishedAtOnce() throws {
        #expect(throws: Never.self) { try house.snapshots().finish(house.key("never"), in: house.root) }
    }
}
