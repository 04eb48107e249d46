import Client
import Events
import Foundation
import Hooks
import Server
import Store
import TestSupport
import Testing

/// The real `moda hook deliver`, killed again and again.
@Suite(.timeLimit(.minutes(4))) struct CourierKillTests {
    @Test func howeverOftenItIsKilledAllArriveInOrderAndOnce() async throws {
        let program = try #require(Self.program, "build the product moda first")
        let folder = try TemporaryFolder()
        let spool = Spool(folder: folder.path + "/spool")
        #expect(spool.makeFolder())
        let count = 200
        try await withLiveHouse { house in
            var settings = ConfigurationFile()
            (settings.key, settings.server) = (house.key.text, house.base)
            try settings.write(to: folder.path + "/config.json")
            for number in 0..<count { leave(number, in: spool) }
            var random = SeededGenerator(seed: 4)
            var kills = 0
            while !spool.names().isEmpty {
                let courier = Process()
                courier.executableURL = URL(fileURLWithPath: program)
                courier.arguments = ["hook", "deliver"]
                courier.environment = ["MODA_HOME": folder.path, "HOME": folder.path]
                try courier.run()
                let before = spool.names().count
                // Somewhere in its work: after it began, before it can be done.
                while courier.isRunning, spool.names().count == before {
                    try await Task.sleep(for: .milliseconds(1))
                }
                try await Task.sleep(for: .milliseconds(Int.random(in: 0..<40, using: &random)))
                kill(courier.processIdentifier, SIGKILL)
                courier.waitUntilExit()
                kills += 1
            }
            let arrived = try await house.store.rawEvents(tenant: .local, limit: 1_000).map(\.event)
                .reversed()
                .compactMap { $0.observedAt?.milliseconds }
            #expect(arrived == (0..<count).map { Int64($0) })
            #expect(kills > 3)
        }
    }

    private func leave(_ number: Int, in spool: Spool) {
        let item = SpoolItem(
            agent: .claude, observedAt: Timestamp(milliseconds: Int64(number)), delivery: "d-\(number)",
            root: nil, branch: nil,
            payload: Array(#"{"hook_event_name":"Stop","session_id":"s","number":\#(number)}"#.utf8))
        #expect(
            spool.add(item.bytes, named: Spool.name(microseconds: Int64(number) * 1000, process: 1)))
    }

    /// Beside the tests, where the build leaves it.
    private static let program: String? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let path = folder.appending(path: "moda").path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()
}
