import Foundation
import Git
import Shadow
import Testing

@Suite struct TakingCrashTests {
    private let house: TakingHouse

    init() throws {
        house = try TakingHouse()
        try house.write("one", to: "a.txt")
        try house.take()
        try house.write("two", to: "a.txt")
    }

    private var session: String { house.layout.session(house.key(), in: Workspace.id(of: house.root)) }

    private func put(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func expectThatItGoesOn() throws {
        #expect(try house.files(house.take()) == ["a.txt": "two"])
        #expect(try !house.take().changed)
        try TakingCheck(house.store).expectWhole()
    }

    @Test func aStoreThatWasHalfMade() throws {
        for missing in ["workspace.json", "HEAD", "config"] {
            try FileManager.default.removeItem(atPath: "\(house.store)/\(missing)")
            if missing != "workspace.json" { FilePath.remove("\(house.store)/workspace.json") }
            try expectThatItGoesOn()
        }
    }

    @Test func anIndexThatIsCutDamagedOrGone() throws {
        let bytes = try #require(FilePath.bytes(of: "\(session)/index"))
        for cut in [0, 1, 12, 40, bytes.count / 2, bytes.count - 1] {
            try Data(bytes[..<cut]).write(to: URL(fileURLWithPath: "\(session)/index"))
            try expectThatItGoesOn()
        }
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[place] ^= 0x55
            try Data(damaged).write(to: URL(fileURLWithPath: "\(session)/index"))
            #expect(try house.files(house.take()) == ["a.txt": "two"], "\(place)")
        }
        FilePath.remove("\(session)/index")
        try expectThatItGoesOn()
    }

    @Test func whatAKilledWriterLeavesLying() throws {
        try put("half", "\(session)/index.tmp-AbCdEf")
        try put("half", "\(session)/reference-AbCdEf")
        try put("half", "\(house.store)/objects/tmp_obj-AbCdEf")
        try put("", "\(house.store)/refs/sessions/claude/s1.lock")
        try expectThatItGoesOn()
    }

    @Test func aLineThatWasCutCostsOnlyItself() throws {
        let before = house.journal()
        let bytes = try #require(FilePath.bytes(of: "\(session)/looks.jsonl"))
        try Data(bytes + Array("{\"agent\":\"clau".utf8)).write(
            to: URL(fileURLWithPath: "\(session)/looks.jsonl"))
        #expect(house.journal() == before)
        let record = try house.take()
        #expect(house.journal() == before + [record])
    }

    /// Killed after the commit, before the index.
    @Test func anIndexBehindTheReference() throws {
        let index = try #require(FilePath.bytes(of: "\(session)/index"))
        let second = try house.take()
        try Data(index).write(to: URL(fileURLWithPath: "\(session)/index"))
        #expect(try house.take().commit == second.commit)
        try house.write("three", to: "a.txt")
        #expect(try house.files(house.take()) == ["a.txt": "three"])
    }

    @Test func aReferenceToNothingBeginsAnew() throws {
        try put(String(repeating: "7", count: 40) + "\n", "\(house.store)/refs/sessions/claude/s1")
        try expectThatItGoesOn()
    }
}
