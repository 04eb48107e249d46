import API
import Events
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct PagingTests {
    @Test(arguments: [1, 3, 7, 100]) func thePagesOfSkillsAddUpToAll(limit: Int) async throws {
        let house = try await House()
        let ids = (0..<7).map { "skill-\($0)" }
        for id in ids.shuffled() { _ = try await house.approve(id, markdown: "---\nname: \(id)\n---\n") }
        var (found, path): ([String], String?) = ([], "/v1/skills?limit=\(limit)&status=all")
        var pages = 0
        while let next = path, pages < 20 {
            pages += 1
            let reply = try await house.send(.get, next)
            let list = try JSONDecoder().decode(SkillList.self, from: Data(reply.body))
            found += list.skills.map(\.id)
            let link = reply.headers[.link]
            #expect((link == nil) == (list.next == nil))
            path = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
        }
        #expect(found == ids && pages == (7 + limit - 1) / limit)
    }

    @Test func aCursorOfAnotherListIsRefused() async throws {
        let house = try await House()
        for id in ["a", "b"] { _ = try await house.approve(id, markdown: "---\nname: \(id)\n---\n") }
        let reply = try await house.send(.get, "/v1/skills?limit=1")
        let next = try #require(try JSONDecoder().decode(SkillList.self, from: Data(reply.body)).next)
        #expect(try await house.send(.get, "/v1/clusters?after=\(next)").status == .notFound)
        for bad in ["AAAA", next + "x", String(next.dropLast()), next.uppercased()] {
            let reply = try await house.send(.get, "/v1/skills?after=\(bad)")
            #expect(reply.status == .notFound, "\(bad.prefix(20))")
        }
        for bad in ["", "1.a.c", "%00", String(repeating: "A", count: 3_000)] {
            let reply = try await house.send(.get, "/v1/skills?after=\(bad)")
            #expect(reply.status == .badRequest, "\(bad.prefix(20))")
        }
    }

    private static func correction(_ number: Int) -> Correction {
        let agent: Agent = number == 4 ? .codex : .claude
        return Correction(
            id: "c\(number)", session: SessionKey(agent: agent, id: "s"), user: "ana",
            repository: number < 2 ? "acme/web" : nil, at: Timestamp(milliseconds: Int64(number / 2)),
            kind: .tool, words: "pnpm", instruction: "Use pnpm.", confidence: 1, durability: 1,
            evidence: [Evidence(channel: .words, event: "e", detail: "pnpm")])
    }

    @Test func correctionsComeNewestFirstByAgentRepositoryAndCluster() async throws {
        let house = try await House()
        let made = (0..<5).map(Self.correction)
        for agent in Agent.allCases {
            try await house.store.replaceCorrections(
                made.filter { $0.session.agent == agent }, of: SessionKey(agent: agent, id: "s"),
                handled: 1, tenant: .local)
        }
        let cluster = Cluster(
            id: "k", members: ["c1", "c3"], instruction: "Use pnpm.", recurrence: Recurrence(of: made),
            scope: .everywhere)
        try await house.store.replaceClusters([cluster], contradictions: [], successions: [], tenant: .local)
        func ids(_ query: String) async throws -> [String] {
            let reply = try await house.send(.get, "/v1/corrections\(query)")
            return try JSONDecoder().decode(CorrectionList.self, from: Data(reply.body)).corrections.map(\.id)
        }
        #expect(try await ids("") == ["c4", "c3", "c2", "c1", "c0"])
        #expect(try await ids("?agent=codex") == ["c4"])
        #expect(try await ids("?repository=acme/web") == ["c1", "c0"])
        #expect(try await ids("?cluster=k") == ["c3", "c1"])
        #expect(try await ids("?cluster=none").isEmpty)
        let first = try await house.send(.get, "/v1/corrections?limit=3")
        let next = try #require(try JSONDecoder().decode(CorrectionList.self, from: Data(first.body)).next)
        #expect(try await ids("?limit=3&before=\(next)") == ["c1", "c0"])
    }

    @Test func skillsAreFoundByWhereTheyHold() async throws {
        let house = try await House()
        func correct(_ id: String, _ agent: Agent, _ file: String?) -> Correction {
            Correction(
                id: id, session: SessionKey(agent: agent, id: id), user: nil, repository: "acme/web",
                at: Timestamp(milliseconds: 1), kind: .tool, words: "", instruction: "", confidence: 1,
                durability: 1,
                evidence: [
                    file.map { Evidence(channel: .edit, event: "e", detail: "rewrote \($0): a → b") }
                        ?? Evidence(channel: .words, event: "e", detail: "no")
                ])
        }
        let corrections = [
            correct("one", .claude, "src/a.ts"), correct("two", .codex, "x.py"),
            correct("three", .claude, nil),
        ]
        for correction in corrections {
            try await house.store.replaceCorrections(
                [correction], of: correction.session, handled: 1, tenant: .local)
        }
        let scopes: [Scope] = [.repository("acme/web"), .repository("acme/api"), .everywhere]
        let clusters = zip(corrections, scopes).map { correction, scope in
            Cluster(
                id: "c-\(correction.id)", members: [correction.id], instruction: "",
                recurrence: Recurrence(of: [correction]), scope: scope)
        }
        try await house.store.replaceClusters(clusters, contradictions: [], successions: [], tenant: .local)
        for id in ["one", "two", "three"] {
            _ = try await house.approve(id, markdown: "---\nname: \(id)\n---\n")
        }
        func ids(_ query: String) async throws -> [String] {
            let reply = try await house.send(.get, "/v1/skills?\(query)")
            return try JSONDecoder().decode(SkillList.self, from: Data(reply.body)).skills.map(\.id)
        }
        #expect(try await ids("repository=acme/web") == ["one", "three"])
        #expect(try await ids("agent=claude") == ["one", "three"])
        #expect(try await ids("language=typescript") == ["one", "three"])
        #expect(try await ids("language=Python&repository=acme/api") == ["three", "two"])
        #expect(try await house.send(.get, "/v1/skills?language=klingon").status == .badRequest)
    }
}
