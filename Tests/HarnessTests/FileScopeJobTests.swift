import API
import Events
import Foundation
import Skills
import Store
import TestSupport
import Testing

/// Where a habit holds, from sessions to the file that a client reads.
@Suite struct FileScopeJobTests {
    private static let said = [
        "don't use default exports, use named exports", "no default exports please, named exports only",
        "never use default exports, always named exports",
    ]

    /// Three sessions about exports in TypeScript, and other work of the same repository.
    private func take(into bench: Bench, others: [[String]]) async throws {
        for (index, words) in Self.said.enumerated() {
            var session = ScriptedSession(
                "s\(index)", user: index == 1 ? "ben@example.com" : "ana@example.com",
                day: 20_000 + Int64(index))
            session.turn(
                "write the form", edits: ["web/form\(index)/Form.tsx"], answers: "I wrote the component.")
            session.turn(words, edits: ["web/form\(index)/Form.tsx"])
            try await bench.take(session)
        }
        for (index, files) in others.enumerated() {
            var session = ScriptedSession("o\(index)", day: 20_000)
            session.turn("write the handler", edits: files, answers: "Done.")
            session.turn("thanks, and now the next one", edits: files)
            try await bench.take(session)
        }
    }

    private func python(_ count: Int) -> [[String]] { (0..<count).map { ["api/handler\($0).py"] } }

    @Test func aHabitOfOneLanguageReachesClusterDraftAndCursor() async throws {
        let bench = try Bench()
        try await take(into: bench, others: python(12))
        let job = try await bench.generate()
        let run = try JSONDecoder().decode(
            GenerationReport.self, from: Data(try #require(job.report).utf8))
        let cluster = try #require(
            try await bench.store.clusters(tenant: bench.tenant).first { $0.recurrence.sessions == 3 })
        #expect(cluster.files?.language == "TypeScript")
        #expect(ClusterView(cluster, contradicts: []).files == cluster.files)
        let line = try #require(run.candidates.first { $0.cluster == cluster.id })
        #expect(line.files == cluster.files && line.status == "promoted")
        let skill = try #require(try await bench.store.skill(line.name, tenant: bench.tenant))
        #expect(skill.markdown.contains("Only seen with TypeScript files: `**/*.ts`, `**/*.tsx`,"))
        let document = try SkillDocument.parse(skill.markdown)
        let rule = CursorRule.rendered(from: document, globs: Provenance.globs(of: document))
        #expect(rule.contains("\nglobs: **/*.ts,**/*.tsx,**/*.mts,**/*.cts\n"))
    }

    @Test func whereAllWorkIsInThatLanguageNothingIsSaidOfFiles() async throws {
        let bench = try Bench()
        try await take(into: bench, others: (0..<12).map { ["web/page\($0)/Page.tsx"] })
        _ = try await bench.generate()
        let clusters = try await bench.store.clusters(tenant: bench.tenant)
        #expect(clusters.allSatisfy { $0.files == nil })
        let skill = try #require(try await bench.store.skills(tenant: bench.tenant).first)
        #expect(!skill.markdown.contains("Only seen with") && !skill.markdown.contains("moda-globs"))
    }

    @Test func aSessionThatIsReadAgainCountsOnce() async throws {
        let bench = try Bench()
        try await take(into: bench, others: python(2))
        _ = try await bench.generate()
        let before = try await bench.store.workedFiles(tenant: bench.tenant)
        #expect(before["acme/web"]?.turns == 5)
        for session in try await bench.store.sessions(tenant: bench.tenant, unhandledOnly: false) {
            try await bench.store.reopen(session.key, tenant: bench.tenant)
        }
        _ = try await bench.generate()
        #expect(try await bench.store.workedFiles(tenant: bench.tenant) == before)
        #expect(try await bench.store.workedFiles(tenant: .local).isEmpty)
    }
}
