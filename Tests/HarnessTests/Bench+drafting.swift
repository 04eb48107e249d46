import Events
import Gates
import Store
import TestSupport

@testable import Harness

extension Bench {
    /// What a run drafts of a cluster beside the skills and decisions that there are.
    func draft(_ cluster: Cluster, _ members: [Correction]) async throws -> CandidateRecord {
        let skills = try await store.skills(tenant: tenant)
        let approved = skills.filter { $0.status == .approved }
        let clusters = try await store.clusters(tenant: tenant)
        let all = try await store.corrections(tenant: tenant) + members
        let table = DraftTable(
            skills: approved, clusters: clusters + [cluster], corrections: all,
            gatekeeper: try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")), desk: nil,
            rules: RepositoryRules(source: nil, tenant: tenant),
            turnedDown: TurnedDown(try await store.decisions(of: nil, tenant: tenant))
                .documents(besides: Set(approved.map(\.id))))
        let names = try await NameBook(skills: store, tenant: tenant)
        guard let record = try await table.draft(DraftEvidence(cluster: cluster, members: members), names)
        else {
            throw NothingRan()
        }
        return record
    }
}
