import API
import Events
import Foundation
import HTTPTypes
import Store
import Testing

@Suite struct JobEventsTests {
    private func events(_ reply: Reply) -> [(id: String, name: String, job: JobView?)] {
        reply.text.components(separatedBy: "\n\n").compactMap { block in
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

    /// A job's life; each step waits until the one before can have been heard of.
    private static func steps(of store: SQLiteStore) async throws -> JobRecord {
        try await Task.sleep(for: .milliseconds(400))
        let job = try #require(try await store.takeJob(JobClaim(runner: "r", now: House.now)))
        try await store.report([StageProgress(stage: "collect", done: 1, total: 2)], job.fence)
        try await Task.sleep(for: .milliseconds(400))
        let why = JobEnding.failed("line one\nevent: end\n\nid: 99")
        return try #require(try await store.finish(job.fence, why, at: House.now))
    }

    @Test func aFollowerHearsOfEachStepAndOfTheEnd() async throws {
        let house = try await House()
        _ = try await house.store.enqueue(JobRecord(id: "j", tenant: .local, createdAt: House.now))
        let store = house.store
        async let ended = Self.steps(of: store)
        let reply = try await follow(house, "j")
        let end = try await ended
        let events = events(reply)
        #expect(reply.headers[.contentType] == "text/event-stream")
        #expect(events.first?.job?.status == "waiting" && events.last?.name == "end")
        #expect(events.count { $0.name == "end" } == 1)
        // Whatever a reason says, it is no event of ours.
        #expect(events.last?.job?.error == "line one\nevent: end\n\nid: 99")
        #expect(events.allSatisfy { $0.job.map { String($0.revision ?? -1) } == $0.id })
        #expect(try await follow(house, "j", after: String(end.revision)).status == .noContent)
        #expect(self.events(try await follow(house, "j", after: "1")).map(\.name) == ["end"])
        #expect(self.events(try await follow(house, "j", after: "nonsense")).map(\.name) == ["end"])
    }

    @Test func nobodyFollowsAnothersJob() async throws {
        let house = try await House()
        _ = try await house.store.enqueue(
            JobRecord(id: "j", tenant: TenantID(rawValue: "other"), createdAt: House.now))
        #expect(try await follow(house, "j").status == .notFound)
    }
}
