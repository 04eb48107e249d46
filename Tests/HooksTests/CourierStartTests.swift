import Events
import Foundation
import Hooks
import TestSupport
import Testing

/// A program in the courier's place notes each start in a file.
@Suite(.timeLimit(.minutes(5))) struct CourierStartTests {
    private let folder: TemporaryFolder
    private let spool: Spool
    private let program: String
    private let now: Int64 = 1_790_000_000_000

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(folder: folder.path + "/spool")
        #expect(spool.makeFolder())
        program = folder.path + "/courier"
        try folder.writeProgram(
            "#!/bin/sh\necho \"$@\" >> '\(folder.path)/started'\ncat >> '\(folder.path)/read'\n",
            to: "courier")
    }

    private func started() -> Int { (folder.read("started") ?? "").split(separator: "\n").count }

    private func started(reaches count: Int) async throws {
        while started() < count { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func oneIsStartedAndAnotherOnlyAfterAWhile() async throws {
        let start = CourierStart(spool: spool, program: program)
        for moment in [now, now + 10, now + 499, now - 20] { start.ensure(now: moment) }
        try await started(reaches: 1)
        #expect(folder.read("started") == "hook deliver\n")
        start.ensure(now: now + 600)
        try await started(reaches: 2)
    }

    @Test func noneWhileOneWorksOrRests() async throws {
        let start = CourierStart(spool: spool, program: program)
        let courier = try #require(FileLock(path: spool.lockPath))
        #expect(courier.take(CourierStart.working))
        start.ensure(now: now)
        courier.stamp(now + 15_000)
        courier.release(CourierStart.working)
        start.ensure(now: now + 10)
        start.ensure(now: now + 14_000)
        start.ensure(now: now + 16_000)
        try await started(reaches: 1)
        #expect(started() == 1)
    }

    @Test func aClockThatWasSetBackStopsNobody() async throws {
        let start = CourierStart(spool: spool, program: program)
        start.ensure(now: now)
        try await started(reaches: 1)
        start.ensure(now: now - 86_400_000)
        try await started(reaches: 2)
    }

    @Test func whatFoundNoRoomIsHandedOverWhole() async throws {
        let item = SpoolItem(
            agent: .claude, observedAt: .init(milliseconds: now), delivery: "d", root: nil, branch: nil,
            payload: [UInt8](repeating: 65, count: 1 << 20))
        CourierStart(spool: spool, program: program).hand(over: item)
        while (folder.read("read") ?? "").utf8.count < item.bytes.count {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(folder.read("read").map { Array($0.utf8) } == item.bytes)
        #expect(folder.read("started") == "hook deliver --item\n")
    }
}
