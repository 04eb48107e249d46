import Events
import Store
import TestSupport
import Testing

@Suite struct ClustersTableTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let now = Timestamp(milliseconds: 7)

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db")
    }

    private func cluster(_ id: String) -> Cluster {
        Cluster(
            id: id, members: [id + "1"], instruction: "Use tabs", recurrence: Recurrence(of: []),
            scope: .everywhere)
    }

    private func merged(_ previous: String, _ next: String?) -> ClusterSuccession {
        ClusterSuccession(previous: previous, next: next, change: .merged, at: now)
    }

    @Test func aPartitionReplacesTheLastOneAndSuccessionsAddUp() async throws {
        try await store.replaceClusters(
            [cluster("a"), cluster("b")], contradictions: [ClusterContradiction("b", "a")],
            successions: [merged("x", "a")], tenant: .local)
        #expect(try await store.clusterContradictions(tenant: .local) == [ClusterContradiction("a", "b")])
        try await store.replaceClusters(
            [cluster("a")], contradictions: [], successions: [merged("b", "a"), merged("x", nil)],
            tenant: .local)
        #expect(try await store.clusters(tenant: .local) == [cluster("a")])
        #expect(try await store.clusterContradictions(tenant: .local).isEmpty)
        let all = try await store.clusterSuccessions(of: nil, tenant: .local)
        #expect(all == [merged("x", "a"), merged("b", "a"), merged("x", nil)])
        #expect(try await store.clusterSuccessions(of: "b", tenant: .local) == [merged("b", "a")])
    }

    @Test func tenantsDoNotSeeEachOthersClusters() async throws {
        let other = TenantID(rawValue: "other")
        try await store.replaceClusters(
            [cluster("a"), cluster("b")], contradictions: [ClusterContradiction("a", "b")],
            successions: [merged("x", "a")], tenant: .local)
        try await store.replaceClusters([], contradictions: [], successions: [], tenant: other)
        #expect(try await store.clusters(tenant: .local).count == 2)
        #expect(try await store.clusterContradictions(tenant: other).isEmpty)
        #expect(try await store.clusterSuccessions(of: nil, tenant: other).isEmpty)
    }
}
