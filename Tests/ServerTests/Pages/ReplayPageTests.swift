import Events
import Foundation
import HTTPTypes
import Ingest
import Store
import Testing

/// Sessions and conversations as pages, of what came in by the routes.
@Suite struct ReplayPageTests {
    private let pages: PageHouse

    init() async throws {
        pages = try await PageHouse(policy: CapturePolicy(prompts: true, outputs: true))
    }

    private static let session = "s 1\"<b>"
    private static let path = "/sessions/claude/s%201%22%3Cb%3E"

    private func tell(_ event: String, _ members: [String: JSONValue]) async throws {
        var payload: [String: JSONValue] = [
            "hook_event_name": .string(event), "session_id": .string(Self.session), "cwd": .string("/w"),
        ]
        payload.merge(members) { _, new in new }
        pages.house.clock.advance(milliseconds: 1_000)
        let body = Array(JSONValue.object(payload).text.utf8)
        let reply = try await pages.house.send(.post, "/v1/otel/claude/hooks", body: body)
        #expect(reply.status == .noContent)
    }

    private func tellSession() async throws {
        try await tell("UserPromptSubmit", ["prompt": .string("add a <b>date</b>")])
        try await tell(
            "PostToolUse",
            [
                "tool_name": .string("Bash"), "tool_use_id": .string("t1"),
                "tool_input": .object(["command": .string("npm i \"x\"")]),
                "tool_response": .object(["stdout": .string("added <i>1</i>")]),
            ])
        try await tell("UserPromptSubmit", ["prompt": .string("no, pnpm")])
        while try await pages.house.store.normalizeWaiting(limit: 100) == 100 {}
    }

    @Test func aSessionIsReplayedTurnByTurn() async throws {
        try await tellSession()
        let text = try await pages.get(Self.path, cookie: try await pages.signIn()).text
        let order = ["Turn 1", "add a &lt;b&gt;date&lt;/b&gt;", "npm i &quot;x&quot;", "Turn 2", "no, pnpm"]
        let places = order.map { text.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        #expect(!text.contains("<b>date") && !text.contains("<i>1"))
    }

    @Test func aCorrectionIsMarkedWhereItWasMadeAndLeadsToItsHabit() async throws {
        try await tellSession()
        let key = SessionKey(agent: .claude, id: Self.session)
        let events = try await pages.house.store.events(of: key, tenant: .local)
        let last = try #require(events.last { $0.text == "no, pnpm" })
        let correction = Correction(
            id: "k1", session: key, user: nil, repository: nil, at: last.at, kind: .tool, words: "no, pnpm",
            instruction: "Use pnpm", confidence: 1, durability: 1,
            evidence: [Evidence(channel: .words, event: last.id, detail: "no, pnpm")])
        try await pages.house.store.replaceCorrections([correction], of: key, handled: 1, tenant: .local)
        try await pages.house.store.replaceClusters(
            [
                Cluster(
                    id: "c1", members: ["k1"], instruction: "Use pnpm",
                    recurrence: Recurrence(of: [correction]), scope: .everywhere)
            ], contradictions: [], successions: [], tenant: .local)
        let cookie = try await pages.signIn()
        let session = try await pages.get(Self.path, cookie: cookie).text
        #expect(
            session.contains("corrected\" id=\"e-") && session.contains("<a href=\"/habits/c1\">Use pnpm</a>")
        )
        let habit = try await pages.get("/habits/c1", cookie: cookie).text
        // What the agent had done before, and the way back to that very place.
        #expect(habit.contains("npm i &quot;x&quot;") && habit.contains("href=\"\(Self.path)?at="))
    }

    @Test func sessionsAreListedByWhatIsAskedFor() async throws {
        try await tellSession()
        let cookie = try await pages.signIn()
        for (query, isThere) in [
            ("", true), ("?agent=claude", true), ("?agent=codex", false), ("?user=nobody", false),
            ("?repository=none", false),
        ] {
            let text = try await pages.get("/sessions" + query, cookie: cookie).text
            #expect(text.contains("href=\"\(Self.path)\"") == isThere, "\(query)")
        }
    }

    @Test func aConversationIsReadMessageByMessage() async throws {
        let attributes = [
            ("gen_ai.conversation.id", "c<1>"), ("gen_ai.operation.name", "chat"),
            ("gen_ai.request.model", "m<x>"), ("gen_ai.prompt.0.role", "user"),
            ("gen_ai.prompt.0.content", "is <u>it</u>?"), ("gen_ai.completion.0.role", "assistant"),
            ("gen_ai.completion.0.content", "it is"),
        ].map { name, value in
            JSONValue.object([
                "key": .string(name), "value": .object(["stringValue": .string(value)]),
            ])
        }
        let span = JSONValue.object([
            "traceId": .string(String(repeating: "a", count: 32)),
            "spanId": .string(String(repeating: "b", count: 16)), "name": .string("chat"),
            "startTimeUnixNano": .string("1728000000000000000"),
            "endTimeUnixNano": .string("1728000001000000000"), "attributes": .array(attributes),
        ])
        let body = JSONValue.object([
            "resourceSpans": .array([
                .object(["scopeSpans": .array([.object(["spans": .array([span])])])])
            ])
        ])
        let reply = try await pages.house.send(.post, "/v1/traces", body: Array(body.text.utf8))
        #expect(reply.status == .ok)
        while try await pages.house.store.normalizeWaiting(limit: 100) == 100 {}
        let cookie = try await pages.signIn()
        let list = try await pages.get("/conversations", cookie: cookie).text
        #expect(list.contains("href=\"/conversations/c%3C1%3E\""))
        let text = try await pages.get("/conversations/c%3C1%3E", cookie: cookie).text
        #expect(text.contains("is &lt;u&gt;it&lt;/u&gt;?") && text.contains("it is") && !text.contains("<u>"))
        #expect(text.contains("m&lt;x&gt;"))
    }
}
