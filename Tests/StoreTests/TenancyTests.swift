import Events
import Store
import TestSupport
import Testing

@Suite struct TenancyTests {
    @Test func noTenantSeesAnothersRows() async throws {
        let rig = try EventStoreRig()
        let tenants = ["a", "b"].map(TenantID.init(rawValue:))
        func prompt(_ words: JSONValue) throws -> RawEvent {
            let body = Telemetry.hook([
                "hook_event_name": "UserPromptSubmit", "session_id": "same", "prompt_id": "p",
                "prompt": words,
                "agent_id": "child",
            ])
            return try rig.raw(.codex, .hooks, body, delivery: "same")
        }
        #expect(try await rig.put([try prompt("ours")], tenant: tenants[0]) == [true])
        #expect(try await rig.put([try prompt("theirs")], tenant: tenants[1]) == [true])
        for (tenant, words) in zip(tenants, ["ours", "theirs"]) {
            #expect(try await rig.events(.codex, "child", tenant: tenant).map(\.text) == [words])
            #expect(try await rig.store.rawEvents(tenant: tenant, limit: 9).count == 1)
            #expect(try await rig.store.sessions(tenant: tenant, unhandledOnly: false).map(\.events) == [1])
        }
        #expect(try await rig.store.subagentSessions(tenant: .local).isEmpty)
        #expect(try await rig.derived().isEmpty)
    }

    @Test func whatWasAppendedIsThereForAnotherOpening() async throws {
        let rig = try EventStoreRig()
        let body = Telemetry.hook(["hook_event_name": "Stop", "session_id": "s"])
        try await rig.put([try rig.raw(.claude, .hooks, body)])
        let again = try SQLiteStore(path: rig.folder.path + "/moda.db")
        #expect(try await again.rawEvents(tenant: .local, limit: 9).count == 1)
    }
}
