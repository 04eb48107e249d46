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
}
