import Client
import Events
import Foundation
import Hooks
import Server
import Store
import TestSupport
import Testing

/// The courier against a whole server in this process.
@Suite(.timeLimit(.minutes(2))) struct CourierTests {
    private let folder: TemporaryFolder
    private let spool: Spool
    private let start: Int64 = 1_795_245_448_796

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(folder: folder.path + "/spool")
        #expect(spool.makeFolder())
    }

    /// A courier that does not wait for more than there is.
    private func courier(
        server: String, key: String?, trying: Int = 60_000, linger: Int = 0
    ) -> Courier {
        var patience = CourierPatience()
        (patience.linger, patience.trying, patience.firstPause) = (linger, trying, 20)
        let moment = Timestamp(milliseconds: start)
        return Courier(
            spool: spool,
            settings: { (ClientSettings(server: server, key: key), ConfigurationFile()) },
            patience: patience, now: { moment })
    }

    private func leave(_ count: Int, from first: Int = 0) {
        for number in first..<(first + count) { leave(number, payload(number)) }
    }

    private func leave(_ number: Int, _ payload: String) {
        let item = SpoolItem(
            agent: .claude, observedAt: Timestamp(milliseconds: start + Int64(number)),
            delivery: "delivery-\(number)", root: nil, branch: nil, payload: Array(payload.utf8))
        #expect(
            spool.add(
                item.bytes, named: Spool.name(microseconds: (start + Int64(number)) * 1000, process: 1)))
    }

    private func payload(_ number: Int) -> String {
        #"{"hook_event_name":"Stop","session_id":"s","number":\#(number)}"#
    }

    /// The moments of what the server has, in the order in which it got them.
    private func arrived(_ house: LiveHouse) async throws -> [Int64] {
        try await house.store.rawEvents(tenant: .local, limit: 1_000).map(\.event).reversed()
            .compactMap { $0.observedAt.map { $0.milliseconds - start } }
    }

    @Test func allArriveInTheirOrderAndOnce() async throws {
        try await withLiveHouse { house in
            leave(40)
            #expect(await courier(server: house.base, key: house.key.text).run())
            #expect(spool.names().isEmpty)
            // As after a kill between the server's answer and the removal of the file.
            leave(5)
            #expect(await courier(server: house.base, key: house.key.text).run())
            let arrived = try await arrived(house)
            #expect(arrived == Array(0..<40))
        }
    }

    @Test func whatComesMeanwhileIsTakenAlong() async throws {
        try await withLiveHouse { house in
            leave(3)
            async let isDone = courier(server: house.base, key: house.key.text, linger: 300).run()
            while !spool.names().isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            leave(3, from: 3)
            #expect(await isDone)
            let arrived = try await arrived(house)
            #expect(arrived == Array(0..<6))
        }
    }

    @Test func oneCourierASpool() async throws {
        try await withLiveHouse { house in
            leave(20)
            let couriers = (0..<8).map { _ in courier(server: house.base, key: house.key.text) }
            await withTaskGroup(of: Bool.self) { group in
                for courier in couriers { group.addTask { await courier.run() } }
            }
            #expect(spool.names().isEmpty)
            let arrived = try await arrived(house)
            #expect(arrived == Array(0..<20))
        }
    }

    @Test func whatTheServerWillNeverTakeStandsAsideWithTheReason() async throws {
        try await withLiveHouse { house in
            leave(0, "no JSON")
            leave(1, payload(1))
            try folder.write("torn", to: "spool/00000000000000001-0000000001-0000.item")
            #expect(await courier(server: house.base, key: house.key.text).run())
            let arrived = try await arrived(house)
            #expect(arrived == [1])
            #expect(spool.names().isEmpty)
            let reasons = try FileManager.default.contentsOfDirectory(atPath: spool.refusedFolder).sorted()
                .filter { $0.hasSuffix(".reason") }.compactMap { folder.read("spool/refused/\($0)") }
            #expect(reasons.count == 2)
            #expect(reasons.contains { $0.hasPrefix("not an item") })
            #expect(reasons.contains { $0.hasPrefix("400 ") })
        }
    }

    @Test func withoutARightKeyAllIsKept() async throws {
        try await withLiveHouse { house in
            leave(3)
            #expect(await courier(server: house.base, key: nil).run())
            #expect(await courier(server: house.base, key: "moda_wrong_key").run())
            #expect(spool.names().count == 3)
            let arrived = try await arrived(house)
            #expect(arrived.isEmpty)
            // And nobody is started again at once.
            let lock = try #require(FileLock(path: spool.lockPath))
            #expect(lock.stamp > start + 10_000)
        }
    }

    @Test func withoutAServerAllIsKeptUntilThereIsOne() async throws {
        leave(3)
        #expect(await courier(server: "http://127.0.0.1:1", key: "k", trying: 200).run())
        #expect(spool.names().count == 3)
        try await withLiveHouse { house in
            #expect(await courier(server: house.base, key: house.key.text).run())
            let arrived = try await arrived(house)
            #expect(arrived == [0, 1, 2])
        }
    }

    @Test func anItemThatFoundNoRoomIsSentFromMemory() async throws {
        try await withLiveHouse { house in
            let nowhere = Courier(
                spool: Spool(folder: "/proc/none/spool"),
                settings: {
                    (ClientSettings(server: house.base, key: house.key.text), ConfigurationFile())
                }, now: { Timestamp(milliseconds: 0) })
            await nowhere.run(
                with: SpoolItem(
                    agent: .codex, observedAt: Timestamp(milliseconds: start), delivery: "d", root: nil,
                    branch: nil, payload: Array(payload(0).utf8)))
            let arrived = try await arrived(house)
            #expect(arrived == [0])
        }
    }
}

extension LiveHouse {
    var base: String { "http://\(address.host):\(address.port)" }
}
