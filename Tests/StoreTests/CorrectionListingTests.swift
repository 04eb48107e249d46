import Events
import Store
import TestSupport
import Testing

/// Corrections page by page, whatever is wanted of them: the same as picking them out of all.
@Suite struct CorrectionListingTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let all: [Correction]
    private let members: Set<String>

    init() async throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path + "/moda.db")
        var random = SeededGenerator(seed: 5)
        all = (0..<240).map { number in
            // Some of the same moment, and some of no repository.
            Correction(
                id: "c\(Int.random(in: 0..<1_000_000, using: &random))-\(number)",
                session: SessionKey(
                    agent: Agent.allCases.randomElement(using: &random) ?? .claude, id: "s\(number % 7)"),
                user: nil, repository: [nil, "acme/web", "acme/api"].randomElement(using: &random) ?? nil,
                at: Timestamp(milliseconds: Int64(number / 3)), kind: .tool, words: "", instruction: "",
                confidence: 1, durability: 1, evidence: [])
        }
        for (session, corrections) in Dictionary(grouping: all, by: \.session) {
            try await store.replaceCorrections(corrections, of: session, handled: 1, tenant: .local)
        }
        members = Set(all.filter { _ in Bool.random(using: &random) }.map(\.id))
        let cluster = Cluster(
            id: "k", members: members.sorted(), instruction: "", recurrence: Recurrence(of: all),
            scope: .everywhere)
        try await store.replaceClusters([cluster], contradictions: [], successions: [], tenant: .local)
    }

    private func expected(_ query: CorrectionQuery) -> [Correction.ID] {
        all.filter { correction in
            (query.agent == nil || correction.session.agent == query.agent)
                && (query.session == nil || correction.session.id == query.session)
                && (query.repository == nil || correction.repository == query.repository)
                && (query.cluster == nil || members.contains(correction.id))
        }.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.map(\.id)
    }

    private func pages(_ query: CorrectionQuery) async throws -> [Correction.ID] {
        var (query, found) = (query, [Correction.ID]())
        while true {
            let page = try await store.corrections(query, tenant: .local)
            found += page.map(\.id)
            guard page.count == query.limit, let last = page.last else { return found }
            query.before = PageMark(at: last.at, id: last.id)
        }
    }

    @Test func everyMixOfWishesGivesWhatFits() async throws {
        for agent in [nil, Agent.codex] {
            for session in [nil, "s3", "none"] {
                for repository in [nil, "acme/web", "none"] {
                    for cluster in [nil, "k"] {
                        var query = CorrectionQuery(limit: 11)
                        (query.agent, query.session) = (agent, session)
                        (query.repository, query.cluster) = (repository, cluster)
                        #expect(try await pages(query) == expected(query))
                    }
                }
            }
        }
        #expect(
            try await store.corrections(CorrectionQuery(limit: 5), tenant: TenantID(rawValue: "o")).isEmpty)
    }
}
