import Events
import Store
import TestSupport
import Testing

@Suite struct SessionsTests {
    private let rig: EventStoreRig

    init() throws { rig = try EventStoreRig() }

    private func stop(_ session: String, at: Int64, _ extra: [String: JSONValue] = [:]) throws -> RawEvent {
        let body: [String: JSONValue] = ["hook_event_name": "Stop", "session_id": .string(session)]
        return try rig.raw(
            .codex, .hooks, Telemetry.hook(body.merging(extra) { $1 }), at: at, delivery: "\(session) \(at)")
    }

    @Test func aLateEventOpensASessionAgain() async throws {
        try await rig.put([try stop("s", at: 5_000)])
        let session = try #require(try await rig.store.sessions(tenant: .local, unhandledOnly: true).first)
        try await rig.store.replaceCorrections([], of: session.key, handled: session.revision, tenant: .local)
        #expect(try await rig.store.sessions(tenant: .local, unhandledOnly: true).isEmpty)
        try await rig.put([try stop("s", at: 5_000)])
        #expect(try await rig.store.sessions(tenant: .local, unhandledOnly: true).isEmpty)
        try await rig.put([try stop("s", at: 1_000)])
        let open = try await rig.store.sessions(tenant: .local, unhandledOnly: true)
        #expect(open.map(\.events) == [2])
        #expect(open.first?.firstAt.milliseconds == 1_000)
    }

    @Test func aSessionFoundToBeASubagentsOpensAgain() async throws {
        try await rig.put([try stop("child", at: 5_000)])
        let key = SessionKey(agent: .codex, id: "child")
        try await rig.store.replaceCorrections([], of: key, handled: 99, tenant: .local)
        let before = try await rig.store.sessions(tenant: .local, unhandledOnly: false)[0].revision
        let spawn: [String: JSONValue] = ["hook_event_name": "SubagentStart", "agent_id": "child"]
        try await rig.put([try stop("root", at: 6_000, spawn)])
        #expect(try await rig.store.subagentSessions(tenant: .local) == ["child"])
        let after = try await rig.store.sessions(tenant: .local, unhandledOnly: false).first { $0.key == key }
        #expect(after?.revision == before + 1)
    }

    @Test func whoAndWhereComeFromWhatEventsSayNotFromTheirOrder() async throws {
        let events = [
            try stop("s", at: 3_000, ["user_email": "ana@example.com", "branch": "fix", "cwd": "/b"]),
            try stop(
                "s", at: 1_000, ["user.id": "2859121e", "branch": "main", "cwd": "/a", "repo": "acme/web"]),
            try stop("s", at: 2_000, ["branch": "main", "cwd": "/a"]),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let rig = try EventStoreRig()
            try await rig.put(order.map { events[$0] })
            let session = try #require(
                try await rig.store.sessions(tenant: .local, unhandledOnly: false).first)
            #expect(session.user == "ana@example.com")
            #expect(session.repository == "acme/web")
            #expect(session.branch == "fix")
            #expect(session.directory == "/a")
        }
    }
}
