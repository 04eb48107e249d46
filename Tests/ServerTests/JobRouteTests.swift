import API
import Events
import Foundation
import HTTPTypes
import Store
import Testing

@Suite struct JobRouteTests {
    @Test func aRunIsAcceptedAndCanBeFollowed() async throws {
        let house = try await House()
        let reply = try await house.send(.post, "/v1/skills/gen")
        let job = try JSONDecoder().decode(JobView.self, from: Data(reply.body))
        #expect(reply.status == .accepted && job.status == "waiting")
        let place = try #require(reply.headers[.location])
        #expect(place == "/v1/jobs/\(job.id)")
        let followed = try await house.send(.get, place)
        #expect(try JSONDecoder().decode(JobView.self, from: Data(followed.body)) == job)
    }

    @Test func aSecondRequestJoinsTheRunThatWaits() async throws {
        let house = try await House()
        let ids = try await [house.send(.post, "/v1/skills/gen"), house.send(.post, "/v1/skills/gen")].map {
            try JSONDecoder().decode(JobView.self, from: Data($0.body)).id
        }
        #expect(ids[0] == ids[1])
    }

    @Test func anotherTenantsJobIsNotThere() async throws {
        let house = try await House()
        let place = try #require(try await house.send(.post, "/v1/skills/gen").headers[.location])
        let stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        #expect(try await house.send(.get, place, key: stranger.text).status == .notFound)
        #expect(try await house.send(.get, "/v1/jobs/none").status == .notFound)
    }

    private func decode<Value: Decodable>(_ reply: Reply, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(reply.body))
    }

    @Test func whatHasBegunIsNotJoined() async throws {
        let house = try await House()
        let first: JobView = try decode(try await house.send(.post, "/v1/skills/gen"))
        _ = try await house.store.takeJob(JobClaim(runner: "r", now: House.now))
        let second: JobView = try decode(try await house.send(.post, "/v1/skills/gen"))
        #expect(first.id != second.id && second.status == "waiting")
    }

    @Test func runsAreListedInPagesWithoutTheirReports() async throws {
        let house = try await House()
        for _ in 0..<3 {
            _ = try await house.send(.post, "/v1/skills/gen")
            let job = try #require(try await house.store.takeJob(JobClaim(runner: "r", now: House.now)))
            _ = try await house.store.finish(job.fence, .done(report: "{}"), at: House.now)
        }
        let page: JobList = try decode(try await house.send(.get, "/v1/jobs?limit=2"))
        let next = try #require(page.next)
        let rest: JobList = try decode(try await house.send(.get, "/v1/jobs?limit=2&before=\(next)"))
        #expect(page.jobs.count == 2 && rest.jobs.count == 1 && rest.next == nil)
        #expect(Set((page.jobs + rest.jobs).map(\.id)).count == 3)
        #expect(page.jobs.allSatisfy { $0.report == nil && $0.status == "done" })
        #expect(try await house.send(.get, "/v1/jobs?before=%21").status == .badRequest)
        #expect(try await house.send(.get, "/v1/jobs?limit=0").status == .badRequest)
    }

    @Test func aRunIsCancelledOnceAndOnlyByItsOwn() async throws {
        let house = try await House()
        let place = try #require(try await house.send(.post, "/v1/skills/gen").headers[.location])
        let stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        let reader = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read])
        #expect(try await house.send(.post, place + "/cancel", key: stranger.text).status == .notFound)
        #expect(try await house.send(.post, place + "/cancel", key: reader.text).status == .forbidden)
        let running = try #require(
            try await house.store.takeJob(JobClaim(runner: "r", now: House.now, budget: JobBudget(tokens: 9)))
        )
        let asked = try await house.send(.post, place + "/cancel")
        let view: JobView = try decode(asked)
        #expect(asked.status == .accepted && view.isCancelRequested == true && view.runner == "r")
        #expect(view.usage?.tokensAllowed == 9 && view.usage?.secondsAllowed == 7_200)
        _ = try await house.store.finish(running.fence, .cancelled, at: House.now)
        let again = try await house.send(.post, place + "/cancel")
        let ended: JobView = try decode(again)
        #expect(again.status == .ok && ended.status == "cancelled")
    }

    @Test func whatWasSetAsideIsShownAndTriedAgain() async throws {
        let house = try await House()
        _ = try await house.send(.post, "/v1/skills/gen")
        let job = try #require(try await house.store.takeJob(JobClaim(runner: "r", now: House.now)))
        for name in ["claude/a", "claude/b"] {
            let item = JobItem(stage: "detect", id: name, version: "1")
            try await house.store.bury(
                DeadLetter(job: job.id, item: item, reason: "broken", at: House.now), job.fence)
        }
        let page: DeadLetterList = try decode(try await house.send(.get, "/v1/dead-letters?limit=1"))
        let next = try #require(page.next)
        let rest: DeadLetterList = try decode(try await house.send(.get, "/v1/dead-letters?before=\(next)"))
        #expect(Set((page.letters + rest.letters).map(\.item)) == ["claude/a", "claude/b"])
        let path = "/v1/dead-letters/redrive"
        let one = Array(#"{"ids":["\#(page.letters[0].id)"]}"#.utf8)
        let first: RedriveView = try decode(try await house.send(.post, path, body: one))
        #expect(first.redriven == 1 && first.job?.status == "waiting")
        let stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        let none: RedriveView = try decode(
            try await house.send(.post, path, body: Array("{}".utf8), key: stranger.text))
        #expect(none.redriven == 0 && none.job == nil)
        let all: RedriveView = try decode(try await house.send(.post, path, body: Array("{}".utf8)))
        #expect(all.redriven == 1)
        #expect(try await house.send(.post, path, body: Array("[]".utf8)).status == .badRequest)
    }
}
