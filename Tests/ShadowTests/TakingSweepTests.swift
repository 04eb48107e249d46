import Events
import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingSweepTests {
    private let house: TakingHouse
    private let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

    init() throws { house = try TakingHouse() }

    private func session(_ name: String) -> String {
        house.layout.session(house.key(name), in: Workspace.id(of: house.root))
    }

    private func makeOld(_ name: String, days: Double) throws {
        let date = Date().addingTimeInterval(-days * 86_400)
        try FileManager.default.setAttributes(
            [.modificationDate: date], ofItemAtPath: "\(session(name))/looks.jsonl")
    }

    private func isKept(_ name: String) -> Bool { FilePath.isFolder(session(name)) }

    /// Sweeps until it is done: a program that another test starts may hold the store's lock for a moment, and a store
    /// in use is left for the next time.
    private func sweep(_ limits: SnapshotLimits = SnapshotLimits(), until isDone: () -> Bool) throws {
        for _ in 0..<500 {
            try house.snapshots(limits).sweep(now: now)
            if isDone() { return }
            usleep(5_000)
        }
    }

    @Test func oldSessionsGoAndWhatOnlyTheyHad() throws {
        try house.write("of both", to: "shared")
        try house.write("of the old one", to: "a")
        try house.take(session: "old")
        try house.write("of the new one", to: "a")
        let kept = try house.take(session: "new")
        try Data("half".utf8).write(to: URL(fileURLWithPath: "\(house.store)/objects/tmp_obj-x"))
        try makeOld("old", days: 31)
        try sweep { !isKept("old") }
        #expect(!isKept("old"))
        #expect(isKept("new"))
        #expect(try house.files(kept) == ["a": "of the new one", "shared": "of both"])
        let own = try OwnObjects(repository: house.store)
        #expect(!own.contains(ObjectHash.id(of: Array("of the old one".utf8), as: .blob)))
        #expect(FilePath.status("\(house.store)/objects/tmp_obj-x") == nil)
        try TakingCheck(house.store).expectWhole()
        #expect(try !house.take(session: "new").changed)
    }

    @Test func aStoreWithoutSessionsGoes() throws {
        try house.write("x", to: "a")
        try house.take(session: "old")
        try makeOld("old", days: 31)
        try sweep { !FilePath.isFolder(house.store) }
        #expect(!FilePath.isFolder(house.store))
        #expect(try house.paths(house.take(session: "next")) == ["a"])
    }

    @Test func overTheRoomTheOldestGoAndNeverAnActiveOne() throws {
        for (name, days) in [("oldest", 3.0), ("older", 2.0), ("active", 0.0)] {
            let noise = (0..<40_000).map { _ in UInt8.random(in: 0...255) }
            try house.write(noise, to: "noise")
            try house.take(session: name)
            try makeOld(name, days: days)
        }
        var limits = SnapshotLimits()
        limits.storeBytes = 100_000
        try sweep(limits) { !isKept("oldest") }
        #expect([isKept("oldest"), isKept("older"), isKept("active")] == [false, true, true])
        limits.storeBytes = 1
        try sweep(limits) { !isKept("older") }
        #expect([isKept("older"), isKept("active")] == [false, true])
    }

    @Test func aStoreInUseIsLeftAlone() throws {
        try house.write("x", to: "a")
        try house.take(session: "old")
        try makeOld("old", days: 31)
        let file = open("\(house.store).lock", O_RDWR | O_CLOEXEC)
        #expect(flock(file, LOCK_SH) == 0)
        try house.snapshots().sweep(now: now)
        #expect(isKept("old"))
        close(file)
        try sweep { !isKept("old") }
        #expect(!isKept("old"))
    }
}
