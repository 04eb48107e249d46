import Client
import Events
import Foundation
import Hooks
import Synchronization
import TestSupport
import Testing

/// A server that answers, but not as one that takes what it gets.
@Suite(.timeLimit(.minutes(2))) struct CourierTroubleTests {
    private let folder: TemporaryFolder
    private let spool: Spool
    private let clock = Clock()

    /// Milliseconds since 1970, moved by a test.
    private final class Clock: Sendable {
        let now = Mutex<Int64>(1_795_245_448_796)
    }

    init() throws {
        folder = try TemporaryFolder()
        spool = Spool(folder: folder.path + "/spool")
        #expect(spool.makeFolder())
    }

    private static let problem = #"{"title":"No","status":422,"detail":"not this one"}"#

    /// Codex's reports get one answer, all others are taken.
    private func server(_ answer: @escaping @Sendable () -> [UInt8]) throws -> RawResponder {
        try RawResponder { $0.contains("/codex/") ? answer() : RawResponder.http("", status: 204) }
    }

    private func answering(_ status: Int, _ body: String = "") throws -> RawResponder {
        try server { RawResponder.http(body, status: status) }
    }

    private func courier(_ server: RawResponder) -> Courier {
        var patience = CourierPatience()
        (patience.linger, patience.trying, patience.failures) = (0, 0, 3)
        let settings = ClientSettings(server: "http://127.0.0.1:\(server.port)", key: "k")
        return Courier(
            spool: spool, settings: { withExtendedLifetime(server) { (settings, ConfigurationFile()) } },
            patience: patience,
            now: { [clock] in Timestamp(milliseconds: clock.now.withLock(\.self)) })
    }

    /// Codex's report first, then two of Claude Code's.
    private func leaveThree() {
        for (number, agent) in [Agent.codex, .claude, .claude].enumerated() {
            let item = SpoolItem(
                agent: agent, observedAt: Timestamp(milliseconds: Int64(number)), delivery: "d-\(number)",
                root: nil, branch: nil, payload: Array(#"{"hook_event_name":"Stop","session_id":"s"}"#.utf8))
            #expect(spool.add(item.bytes, named: Spool.name(microseconds: Int64(number), process: 1)))
        }
    }

    private func pass(hours: Int64) { clock.now.withLock { $0 += hours * 3_600_000 } }

    private var finding: Finding {
        Diagnosis.spool(SpoolFacts(spool), now: Timestamp(milliseconds: clock.now.withLock(\.self)))
    }

    @Test func whatTheServerFailsAtForHoursIsSetAsideAndTheRestPasses() async throws {
        leaveThree()
        let isMended = Mutex(false)
        let server = try server {
            RawResponder.http("", status: isMended.withLock(\.self) ? 204 : 500)
        }
        for hours in [0, 1, 1] as [Int64] {
            pass(hours: hours)
            await courier(server).run()
            // Until then the order is kept: nothing overtakes it.
            #expect(spool.names().count == 3 && server.paths.allSatisfy { $0.contains("/codex/") })
        }
        #expect(finding.text.contains("the last try: 500"))
        pass(hours: 1)
        await courier(server).run()
        #expect(spool.names().isEmpty && server.paths.suffix(2).allSatisfy { $0.contains("/claude/") })
        #expect(finding.mark == .warn && finding.remedy == "moda hook deliver --all")
        #expect(
            finding.text
                == "1 set aside, at which the server failed again and again (the last: 500 no reason given )")

        await courier(server).run(withShelves: true)
        #expect(SpoolFacts(spool).aside == 1)
        isMended.withLock { $0 = true }
        await courier(server).run(withShelves: true)
        #expect(SpoolFacts(spool).aside == 0 && finding.mark == .ok)
        let left = try FileManager.default.contentsOfDirectory(atPath: spool.asideFolder)
        #expect(left.isEmpty)
    }

    /// What is wrong is not in the item: it waits, however long.
    @Test(arguments: [401, 403, 404, 429, 502, 503, 504])
    func whatIsTheServersTroubleWaits(_ status: Int) async throws {
        leaveThree()
        let server = try answering(status)
        for _ in 0..<4 {
            await courier(server).run()
            pass(hours: 5)
        }
        #expect(spool.names().count == 3 && finding.text.contains("the last try: \(status)"))
        #expect(SpoolFacts(spool).aside == 0 && SpoolFacts(spool).refused == 0)
    }

    @Test(arguments: [400, 413, 415, 422])
    func whatAServerOfOursRefusesStandsAsideAtOnceAndIsTold(_ status: Int) async throws {
        leaveThree()
        let server = try answering(status, Self.problem)
        await courier(server).run()
        #expect(spool.names().isEmpty && SpoolFacts(spool).refused == 1)
        #expect(finding.text == "1 that the server would not take (the last: \(status) not this one )")
        #expect(finding.mark == .warn && finding.remedy != nil)
    }

    /// A proxy, the page of a hotel: nothing is gone for what they say.
    @Test(arguments: [
        (200, "<html>log in</html>"), (202, ""), (400, "plain HTTP to an HTTPS port"), (422, "{}"),
    ])
    func whatIsNoServerOfOursIsNotBelieved(_ status: Int, _ body: String) async throws {
        leaveThree()
        let server = try answering(status, body)
        await courier(server).run()
        #expect(spool.names().count == 3)
        #expect(finding.text.hasSuffix("is it a moda server?)"), "\(finding.text)")
    }

    @Test func whatWaitsIsOnTheDisk() throws {
        leaveThree()
        #expect(spool.settle() == 3)
        #expect(Spool(folder: folder.path + "/nowhere").settle() == 0)
    }
}
