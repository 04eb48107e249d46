import API
import Events
import Foundation
import HTTPTypes
import Ingest
import Store
import TestSupport
import Testing

@Suite struct EventRouteTests {
    private let house: House
    private let stranger: APIKey

    init() async throws {
        house = try await House(policy: .init(prompts: true))
        stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
    }

    private func get<Value: Decodable>(_ path: String, as: Value.Type = Value.self) async throws -> Value {
        let reply = try await house.send(.get, path)
        #expect(reply.status == .ok)
        return try JSONDecoder().decode(Value.self, from: Data(reply.body))
    }

    /// Prompts, each a hook's delivery of its own.
    private func send(_ prompts: [JSONValue], session: JSONValue = "s", key: APIKey? = nil) async throws {
        for prompt in prompts {
            let body = Telemetry.hook([
                "hook_event_name": "UserPromptSubmit", "session_id": session, "prompt": prompt,
                "prompt_id": prompt, "user_email": "ana@example.com", "repo": "acme/web",
            ])
            _ = try await house.send(.post, "/v1/otel/claude/hooks", body: body, key: key?.text)
        }
        while try await house.store.normalizeWaiting(limit: 100) == 100 {}
    }

    @Test func whatWasRefusedIsThereWithItsReasonAndWithoutItsBody() async throws {
        try await send(["hello"])
        _ = try await house.send(.post, "/v1/otel/claude/logs", body: Array("{broken".utf8))
        let list: RawEventList = try await get("/v1/events/raw")
        #expect(list.events.map(\.status) == [400, 200] && list.events.allSatisfy { $0.body == nil })
        let refused: RawEventList = try await get("/v1/events/raw?refused=true&body=true")
        #expect(refused.events.map(\.error?.isEmpty) == [false])
        #expect(refused.events.first?.body == "" && refused.events.first?.size == 7)
        let bodies: RawEventList = try await get("/v1/events/raw?body=true&provider=claude&signal=hooks")
        #expect(bodies.events.count == 1 && bodies.events.first?.body?.contains("hello") == true)
    }

    @Test func pagesOfRawEventsEndWithAPlaceForTheNext() async throws {
        try await send(["1", "2", "3", "4", "5"])
        var (path, ids): (String, [Int64]) = ("/v1/events/raw?limit=2", [])
        while true {
            let page: RawEventList = try await get(path)
            ids += page.events.map(\.id)
            guard let next = page.next else { break }
            path = "/v1/events/raw?limit=2&before=\(next)"
        }
        #expect(ids.count == 5 && ids == ids.sorted(by: >))
    }

    @Test func whatArrivesCanBeFollowed() async throws {
        try await send(["1", "2"])
        let first: EventList = try await get("/v1/events?limit=1")
        #expect(first.events.map(\.text) == ["2"])
        let none: EventList = try await get("/v1/events?after=\(first.next)")
        #expect(none.events.isEmpty && none.next == first.next)
        try await send(["3"])
        try await send(["4"], session: "t")
        let more: EventList = try await get("/v1/events?after=\(first.next)")
        #expect(more.events.map(\.text) == ["3", "4"])
        #expect(more.events.first?.user == "ana@example.com" && more.events.first?.kind == .prompt)
        let one: EventList = try await get("/v1/events?session=claude%2Ft")
        #expect(one.events.map(\.text) == ["4"])
        let nowhere: EventList = try await get("/v1/events?session=none")
        let later: EventList = try await get("/v1/events?after=\(nowhere.next)&limit=500")
        #expect(later.events.count == 4)
    }

    @Test func sessionsAreListedAndShown() async throws {
        try await send(["1", "2", "3"], session: "a b")
        let list: SessionList = try await get("/v1/sessions")
        let session = try #require(list.sessions.first)
        #expect(session.id == "a b" && session.prompts == 3 && session.repository == "acme/web")
        #expect(list.next == nil)
        let detail: SessionDetail = try await get("/v1/sessions/claude/a%20b?limit=2")
        #expect(detail.session == session && detail.events.count == 2)
        let next = try #require(detail.next)
        let rest: SessionDetail = try await get("/v1/sessions/claude/a%20b?after=\(next)")
        #expect(rest.events.count == 1 && rest.next == nil)
    }

    @Test func nothingOfAnotherTenantIsEverThere() async throws {
        try await send(["theirs"], key: stranger)
        let raw: RawEventList = try await get("/v1/events/raw?body=true")
        let arrivals: EventList = try await get("/v1/events")
        let sessions: SessionList = try await get("/v1/sessions")
        #expect(raw.events.isEmpty && arrivals.events.isEmpty && sessions.sessions.isEmpty)
        #expect(try await house.send(.get, "/v1/sessions/claude/s").status == .notFound)
        _ = try await house.send(.post, "/v1/events/renormalize")
        let theirs = try await house.send(.get, "/v1/events", key: stranger.text)
        #expect(theirs.text.contains("theirs"))
    }

    @Test func aNewDerivationIsAcceptedAndGivesTheSame() async throws {
        try await send(["1", "2", "3"])
        let before = try await house.send(.get, "/v1/sessions/claude/s")
        let reply = try await house.send(.post, "/v1/events/renormalize")
        #expect(reply.status == .accepted)
        let view = try JSONDecoder().decode(RenormalizingView.self, from: Data(reply.body))
        #expect(view.total == 3 && view.done == 0 && view.running)
        while try await house.store.normalizeWaiting(limit: 100) == 100 {}
        let place = try #require(reply.headers[.location])
        let after: RenormalizingView = try await get(place)
        #expect(after.done == 3 && !after.running)
        #expect(try await house.send(.get, "/v1/sessions/claude/s").body == before.body)
    }

    @Test(arguments: [
        "/v1/events/raw?limit=0", "/v1/events/raw?limit=501", "/v1/events/raw?limit=51&body=true",
        "/v1/events/raw?limit=x", "/v1/events/raw?refused=maybe", "/v1/events/raw?provider=gemini",
        "/v1/events/raw?signal=smoke", "/v1/events/raw?before=x.", "/v1/events?after=1.2",
        "/v1/events?limit=-1",
        "/v1/sessions?limit=1e9", "/v1/sessions?before=1.", "/v1/stats?by=moon", "/v1/stats?from=yesterday",
        "/v1/stats?from=2026-02-30", "/v1/stats?from=2026-02-02&to=2026-02-01", "/v1/stats?provider=gemini",
        "/v1/stats?limit=10001", "/v1/stats?to=1969-12-31",
    ]) func aWrongParameterIsAProblemThatSaysWhatIsWanted(path: String) async throws {
        let reply = try await house.send(.get, path)
        #expect(reply.status == .badRequest)
        let problem = try JSONDecoder().decode(ProblemView.self, from: Data(reply.body))
        #expect(problem.detail.count > 10)
    }

    @Test func whatIsNotThereIs404() async throws {
        #expect(try await house.send(.get, "/v1/sessions/gemini/s").status == .notFound)
        #expect(try await house.send(.get, "/v1/sessions/claude/none").status == .notFound)
    }
}
