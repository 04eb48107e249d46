import API
import Events
import Foundation
import HTTPTypes
import Store
import Testing

@Suite struct ClusterRouteTests {
    private func cluster(_ id: String, sessions: Int) -> Cluster {
        Cluster(
            id: id, members: [id + "1"], instruction: "Use tabs",
            recurrence: Recurrence(corrections: 3, sessions: sessions, days: 1, users: 1, repositories: 1),
            scope: .repository("shop"))
    }

    private func house() async throws -> House {
        let house = try await House()
        try await house.store.replaceClusters(
            [cluster("a", sessions: 1), cluster("b", sessions: 2)],
            contradictions: [ClusterContradiction("a", "b")],
            successions: [
                ClusterSuccession(previous: "old", next: "a", change: .merged, at: Timestamp(milliseconds: 0))
            ], tenant: .local)
        return house
    }

    @Test func clustersAreListedWithWhatTheyContradict() async throws {
        let reply = try await house().send(.get, "/v1/clusters")
        let list = try JSONDecoder().decode(ClusterList.self, from: Data(reply.body))
        #expect(list.clusters.map(\.id) == ["b", "a"])
        #expect(list.clusters.map(\.contradicts) == [["a"], ["b"]])
    }

    @Test func aClusterThatIsNoMoreTellsWhoHasItsMembers() async throws {
        let house = try await house()
        let reply = try await house.send(.get, "/v1/clusters/old")
        let detail = try JSONDecoder().decode(ClusterDetail.self, from: Data(reply.body))
        #expect(detail.cluster == nil)
        #expect(detail.successions.map(\.next) == ["a"])
        #expect(try await house.send(.get, "/v1/clusters/never").status == .notFound)
    }
}
