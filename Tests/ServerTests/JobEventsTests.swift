import API
import Events
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Server
import Store
import Testing

@Suite struct JobEventsTests {
    private func events(_ text: String) -> [(id: String, name: String, job: JobView?)] {
        text.components(separatedBy: "\n\n").compactMap { block in
            var fields: [String: String] = [:]
            for line in block.split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2 {
                    fields[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
                }
            }
            guard let name = fields["event"] else { return nil }
            let job = fields["data"].flatMap { try? JSONDecoder().decode(JobView.self, from: Data($0.utf8)) }
            return (fields["id"] ?? "", name, job)
        }
    }

    private func follow(_ house: House, _ id: String, after last: String? = nil) async throws -> Reply {
        var headers = HTTPFields()
        if let last { headers[try #require(HTTPField.Name("Last-Event-ID"))] = last }
        return try await house.send(.get, "/v1/jobs/\(id)/events", headers: headers)
    }

    @Test func aFollowerHearsOfEachStepAndOfTheEnd() async throws {
        let house = try await House()
        let store = house.store
        _ = try await store.enqueue(JobRecord(id: "j", tenant: .local, createdAt: House.now))
        let hostile = "line one\nevent: end\n\nid: 99"
        // Each step is taken when the one before was heard of.
        let listener = Listener([
            {
                let job = try #require(try await store.takeJob(JobClaim(runner: "r", now: House.now)))
                try await store.report([StageProgress(stage: "collect", done: 1, total: 2)], job.fence)
            },
            {
                let fence = try #require(try await store.job("j", tenant: .local)).fence
                _ = try await store.finish(fence, .failed(hostile), at: House.now)
            },
        ])
        let request = Request(
            head: HTTPRequest(
                method: .get, scheme: "http", authority: "localhost", path: "/v1/jobs/j/events",
                headerFields: [.authorization: "Bearer \(house.key.text)"]),
            body: RequestBody(buffer: ByteBuffer()))
        let context = ModaContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let response = try await house.router.buildResponder().respond(to: request, context: context)
        #expect(response.headers[.contentType] == "text/event-stream")
        try await response.body.write(listener)

        let events = events(listener.text)
        #expect(events.map(\.name) == ["progress", "progress", "end"])
        #expect(events.map { $0.job?.status } == ["waiting", "running", "failed"])
        #expect(events[1].job?.stages.first?.done == 1)
        // Whatever a reason says, it is no event of ours.
        #expect(events[2].job?.error == hostile)
        #expect(events.allSatisfy { $0.job.map { String($0.revision ?? -1) } == $0.id })

        let last = try #require(events.last?.id)
        #expect(try await follow(house, "j", after: last).status == .noContent)
        for id in ["1", "nonsense"] {
            #expect(self.events(try await follow(house, "j", after: id).text).map(\.name) == ["end"])
        }
    }

    @Test func oneKeyHasOnlySoManyStreamsAndOthersAreServed() async throws {
        let house = try await House()
        _ = try await house.store.enqueue(JobRecord(id: "j", tenant: .local, createdAt: House.now))
        var parts = house.parts
        (parts.limits.streamsPerKey, parts.limits.streamsPerTenant, parts.limits.streams) = (2, 3, 4)
        let responder = modaRouter(parts).buildResponder()
        func open(_ key: APIKey, _ method: HTTPRequest.Method = .get) async throws -> Response {
            let head = HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: "/v1/jobs/j/events",
                headerFields: [.authorization: "Bearer \(key.text)"])
            return try await responder.respond(
                to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
                context: ModaContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        }
        // A head has no stream, and takes no place.
        for _ in 0..<5 { #expect(try await open(house.key, .head).status == .ok) }
        var streams = [try await open(house.key), try await open(house.key)]
        let refused = try await open(house.key)
        #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "10")
        let colleague = try await House.makeKey(in: house.store, tenant: .local)
        streams.append(try await open(colleague))
        #expect(try await open(colleague).status == .tooManyRequests)
        let other = TenantID(rawValue: "other")
        _ = try await house.store.enqueue(JobRecord(id: "j", tenant: other, createdAt: House.now))
        let stranger = try await House.makeKey(in: house.store, tenant: other)
        streams.append(try await open(stranger))
        #expect(streams.allSatisfy { $0.status == .ok })
        #expect(try await open(stranger).status == .serviceUnavailable)
        // Whoever leaves gives the place back.
        streams.removeFirst()
        #expect(try await open(house.key).status == .ok)
    }

    @Test func nobodyFollowsAnothersJob() async throws {
        let house = try await House()
        _ = try await house.store.enqueue(
            JobRecord(id: "j", tenant: TenantID(rawValue: "other"), createdAt: House.now))
        #expect(try await follow(house, "j").status == .notFound)
    }
}

/// Reads a stream, and does something at each of its first events; used by one task only.
private final class Listener: ResponseBodyWriter, @unchecked Sendable {
    private(set) var text = ""
    private var steps: [() async throws -> Void]

    init(_ steps: [() async throws -> Void]) { self.steps = steps }

    func write(_ part: ByteBuffer) async throws {
        let new = String(buffer: part)
        text += new
        if new.contains("event:"), !steps.isEmpty { try await steps.removeFirst()() }
    }

    func finish(_ trailers: HTTPFields?) async throws {}
}
