import Client
import Events
import Foundation
import Hooks
import TestSupport
import Testing

/// `moda hook deliver` as a person runs it.
@Suite(.timeLimit(.minutes(1))) struct HookDeliverCommandTests {
    private let moda: ModaProcess
    private let spool: Spool

    init() throws {
        moda = try ModaProcess()
        spool = Spool(folder: moda.home + "/.moda/spool")
        let payload = Array(#"{"hook_event_name":"Stop","session_id":"s"}"#.utf8)
        for number in 1...2 {
            let item = SpoolItem(
                agent: .claude, observedAt: Timestamp(milliseconds: 1), delivery: "d-\(number)", root: nil,
                branch: nil, payload: payload)
            #expect(spool.add(item.bytes, named: Spool.name(microseconds: Int64(number), process: 1)))
        }
        spool.refuse(Spool.name(microseconds: 1, process: 1), because: "422 an old server")
        #expect(spool.setAside(Spool.name(microseconds: 2, process: 1), because: "500 a bad day"))
    }

    @Test func allThatStandsAsideIsTriedAgainAndToldOf() async throws {
        let server = try RawResponder { _ in RawResponder.http("", status: 204) }
        let status = try await moda.run(["hooks", "status"])
        #expect(status.output.contains("1 set aside") && status.output.contains("500 a bad day"))
        #expect(status.output.contains("1 that the server would not take"))
        let end = try await moda.run(
            ["hook", "deliver", "--all"],
            environment: ["MODA_BASE_URL": "http://127.0.0.1:\(server.port)"])
        #expect(end.status == 0 && end.output.contains("all hooks' reports were sent"))
        #expect(server.paths == Array(repeating: "/v1/otel/claude/hooks", count: 2))
    }

    /// What the person agreed to is not known then, and words that are left out once are gone.
    @Test func withADamagedConfigurationNothingIsSent() async throws {
        try moda.folder.write(#"{"capture_prompts": tr"#, to: ".moda/config.json")
        let server = try RawResponder { _ in RawResponder.http("", status: 204) }
        let end = try await moda.run(
            ["hook", "deliver", "--all"],
            environment: ["MODA_BASE_URL": "http://127.0.0.1:\(server.port)"])
        #expect(end.status == 0 && server.paths.isEmpty && SpoolFacts(spool).aside == 1)
    }

    @Test func withoutAServerAllStaysWhereItIs() async throws {
        let end = try await moda.run(["hook", "deliver", "--all"])
        #expect(end.status == 0 && end.output.contains("moda hook deliver --all"))
        let facts = SpoolFacts(spool)
        #expect(facts.aside == 1 && facts.refused == 1)
    }
}
