import Foundation
import Hooks
import TestSupport
import Testing

@Suite struct SpoolTests {
    private let folder: TemporaryFolder
    private let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(folder: folder.path + "/home/.moda/spool")
    }

    @Test func itemsAreFoundInTheOrderOfTheirMoments() {
        let moments: [Int64] = [1_790_000_000_000_001, 999, 1_790_000_000_000_000]
        for moment in moments {
            #expect(spool.add(Array("\(moment)".utf8), named: Spool.name(microseconds: moment, process: 7)))
        }
        let read = spool.names().map { String(decoding: spool.read($0) ?? [], as: UTF8.self) }
        #expect(read == ["999", "1790000000000000", "1790000000000001"])
    }

    @Test func onlyTheOwnerMayReadThem() throws {
        #expect(spool.add([1], named: "a.item"))
        let files = FileManager.default
        func permissions(_ path: String) throws -> Int? {
            try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try permissions(spool.folder) == 0o700)
        #expect(try permissions(spool.folder + "/a.item") == 0o600)
    }

    @Test func halfAnItemIsNeverSeenAndGoesInTime() throws {
        #expect(spool.add([1], named: "b.item"))
        try folder.write("half", to: "home/.moda/spool/.a.item")
        #expect(spool.names() == ["b.item"])
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        spool.removeAbandonedDrafts(now: now)
        #expect(folder.read("home/.moda/spool/.a.item") != nil)
        spool.removeAbandonedDrafts(now: now + 120_000)
        #expect(folder.read("home/.moda/spool/.a.item") == nil)
    }

    @Test func aPlaceThatCannotBeWrittenSaysSo() throws {
        try folder.write("a file", to: "taken")
        #expect(!Spool(folder: folder.path + "/taken/spool").add([1], named: "a.item"))
        #expect(!Spool(folder: "/proc/none/spool").add([1], named: "a.item"))
    }

    @Test func theOldestGoFirstAndAreCounted() {
        for number in 0..<10 {
            #expect(spool.add([UInt8](repeating: 0, count: 100), named: "\(number).item"))
        }
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        spool.keepWithin(SpoolBounds(items: 8, bytes: 10_000, age: 60_000), now: now)
        #expect(spool.names().first == "2.item" && spool.dropped == 2)
        spool.keepWithin(SpoolBounds(items: 8, bytes: 500, age: 60_000), now: now)
        #expect(spool.names() == (5...9).map { "\($0).item" } && spool.dropped == 5)
        spool.keepWithin(SpoolBounds(items: 8, bytes: 500, age: 60_000), now: now + 120_000)
        #expect(spool.names().isEmpty && spool.dropped == 10)
    }

    @Test func whatIsRefusedStaysBesideItsReason() {
        #expect(spool.add([1], named: "a.item"))
        spool.refuse("a.item", because: "400 no")
        #expect(spool.names().isEmpty)
        #expect(folder.read("home/.moda/spool/refused/a.item.reason") == "400 no\n")
    }
}
