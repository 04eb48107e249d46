import API
import Events
import Foundation
import HTTPTypes
import Hummingbird
import Ingest
import Server
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct ConversationRouteTests {
    /// A server over a store that is given spans and evaluations as a normalizer would find them.
    private struct Rig {
        let folder: TemporaryFolder
        let store: SQLiteStore
        let router: Router<ModaContext>
        let key: APIKey

        init(_ found: Normalized) async throws {
            folder = try TemporaryFolder()
            let store = try SQLiteStore(path: folder.path + "/moda.sqlite") { _ in found }
            self.store = store
            router = modaRouter(
                ServerParts(
                    events: store, history: store, statistics: store, applications: store, skills: store,
                    control: store, intake: Intake(policy: CapturePolicy()), now: { House.now },
                    newID: { "id" }))
            key = try await House.makeKey(in: store, tenant: .local)
            let raw = RawEvent(
                provider: .application, signal: .traces, receivedAt: House.now, body: "{}", size: 2,
                digest: "d")
            _ = try await store.append([raw], tenant: .local)
            while try await store.normalizeWaiting(limit: 10) == 10 {}
        }

        func get(_ path: String, key other: APIKey? = nil) async throws -> Reply {
            try await ask(router, .get, path, headers: [.authorization: "Bearer \((other ?? key).text)"])
        }

        func read<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) async throws -> Value {
            try JSONDecoder().decode(Value.self, from: Data(try await get(path).body))
        }
    }

    private func call(_ conversation: String, turn: Int, user: String = "ana") -> LLMSpan {
        var span = LLMSpan(
            provider: .application, traceID: conversation, spanID: "s\(turn)", name: "openai.chat",
            kind: .llm,
            startedAt: Timestamp(milliseconds: Int64(turn) * 1_000), durationNanoseconds: 1_500_000)
        span.conversation.own = conversation
        span.who.user = user
        span.application = "shop"
        let texts = (1...turn).flatMap { [("user", "question \($0)"), ("assistant", "answer \($0)")] }
        let messages = texts.map { ChatMessage(role: $0.0, blocks: [.text($0.1)]) }
        (span.input, span.output) = (messages.dropLast(), Array(messages.suffix(1)))
        return span
    }

    private func conversations(_ count: Int) -> Normalized {
        Normalized(
            spans: (1...count).map { call("c\($0)", turn: $0, user: $0.isMultiple(of: 2) ? "ana" : "ben") })
    }

    @Test func theListGoesOnFromPageToPage() async throws {
        let rig = try await Rig(conversations(5))
        var (seen, path): ([String], String?) = ([], "/v1/conversations?limit=2")
        while let next = path {
            let page: ConversationList = try await rig.read(next)
            seen += page.conversations.map(\.id)
            path = page.next.map { "/v1/conversations?limit=2&before=\($0)" }
        }
        #expect(seen == ["c5", "c4", "c3", "c2", "c1"])
        let hers: ConversationList = try await rig.read("/v1/conversations?user=ana&application=shop")
        #expect(hers.conversations.map(\.id) == ["c4", "c2"] && hers.next == nil)
        let late: ConversationList = try await rig.read("/v1/conversations?since=1970-01-01T00:00:04Z")
        #expect(late.conversations.map(\.id) == ["c5", "c4"])
    }

    @Test func aConversationIsToldMessageByMessageWithSpansAndEvaluations() async throws {
        var found = Normalized(spans: (1...3).map { call("a/b c", turn: $0) })
        var step = call("a/b c", turn: 4)
        (step.kind, step.name, step.input, step.output) = (.retrieval, "search", [], [])
        step.documents = [.object(["text": .string("found")])]
        found.spans.append(step)
        found.evaluations = [
            Evaluation(
                id: "e", provider: .datadog, target: .span(traceID: "a/b c", spanID: "s1"), label: "good",
                type: .boolean, value: .bool(true), at: House.now)
        ]
        let rig = try await Rig(found)
        let path = "/v1/conversations/a%2Fb%20c"
        let detail: ConversationDetail = try await rig.read(path)
        #expect(
            detail.messages.map(\.role) == ["user", "assistant", "user", "assistant", "user", "assistant"])
        #expect(detail.messages.last?.content == [.text("answer 3")])
        #expect(detail.conversation.turns == 3 && detail.conversation.modelCalls == 3)
        #expect(detail.spans.map(\.kind) == ["llm", "llm", "llm", "retrieval"] && !detail.hasMoreSpans)
        #expect(detail.spans.last?.documents?.count == 1 && detail.spans.first?.durationMilliseconds == 1.5)
        #expect(detail.evaluations.map(\.label) == ["good"])
        let first: ConversationDetail = try await rig.read(path + "?limit=4")
        #expect(first.messages.count == 4)
        let next = try #require(first.next)
        let rest: ConversationDetail = try await rig.read(path + "?limit=4&after=\(next)")
        #expect(
            rest.messages.map(\.content) == [[.text("question 3")], [.text("answer 3")]] && rest.next == nil)
    }

    @Test func evaluationsAreListedByLabelAndPaged() async throws {
        let evaluations = (1...5).map { number in
            Evaluation(
                id: "e\(number)", provider: .datadog, target: .trace("t"),
                label: number == 3 ? "odd" : "good",
                type: .score, value: .number(0.5), at: Timestamp(milliseconds: Int64(number)))
        }
        let rig = try await Rig(Normalized(evaluations: evaluations))
        let first: EvaluationList = try await rig.read("/v1/evaluations?label=good&limit=3")
        #expect(first.evaluations.map(\.id) == ["e5", "e4", "e2"])
        let rest: EvaluationList = try await rig.read(
            "/v1/evaluations?label=good&limit=3&before=\(first.next ?? "")")
        #expect(rest.evaluations.map(\.id) == ["e1"] && rest.next == nil)
        #expect(try await rig.read("/v1/evaluations", as: EvaluationList.self).evaluations.count == 5)
    }

    @Test(arguments: [
        "/v1/conversations?limit=0", "/v1/conversations?limit=501", "/v1/conversations?before=non.sense",
        "/v1/conversations?since=yesterday", "/v1/conversations/c1?after=x.",
        "/v1/conversations/c1?limit=1001",
        "/v1/evaluations?limit=many", "/v1/evaluations?before=1.",
    ])
    func aWrongParameterIsAProblemThatSaysWhatToDo(path: String) async throws {
        let reply = try await Rig(conversations(1)).get(path)
        #expect(reply.status == .badRequest)
        #expect(reply.headers[.contentType] == "application/problem+json")
    }

    @Test func anotherTenantsConversationIsNotThere() async throws {
        let rig = try await Rig(conversations(2))
        let stranger = try await House.makeKey(in: rig.store, tenant: TenantID(rawValue: "other"))
        #expect(try await rig.get("/v1/conversations/c1", key: stranger).status == .notFound)
        #expect(try await rig.get("/v1/conversations", key: stranger).text.contains("c1") == false)
        #expect(try await rig.get("/v1/conversations/none").status == .notFound)
        let wrong = try await ask(
            rig.router, .get, "/v1/conversations", headers: [.authorization: "Bearer x"])
        #expect(wrong.status == .unauthorized)
    }
}
