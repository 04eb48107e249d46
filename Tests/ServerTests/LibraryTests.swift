import API
import Events
import Foundation
import HTTPTypes
import Normalizer
import Store
import TestSupport
import Testing

/// What is served from memory is never older than it may be.
@Suite struct LibraryTests {
    private let markdown = "---\nname: use-pnpm\ndescription: \"Use when testing.\"\n---\n\nUse pnpm.\n"

    private func ids(_ house: House) async throws -> [String] {
        let reply = try await house.send(.get, "/v1/skills")
        return try JSONDecoder().decode(SkillList.self, from: Data(reply.body)).skills.map(\.id)
    }

    @Test func aChangeOfThisProcessIsSeenByTheNextRequest() async throws {
        let house = try await House()
        for number in 0..<5 {
            _ = try await house.approve("skill-\(number)", markdown: markdown)
            #expect(try await ids(house).count == number + 1)
        }
        let retired = try await house.send(.post, "/v1/skills/skill-3/retire", body: Array("{}".utf8))
        #expect(retired.status == .ok)
        #expect(try await house.send(.get, "/v1/skills/skill-3/SKILL.md").status == .notFound)
        #expect(try await ids(house).contains("skill-3") == false)
    }

    @Test func aChangeOfAnotherProcessIsSeenWithinTwoSeconds() async throws {
        let house = try await House()
        _ = try await house.approve("one", markdown: markdown)
        #expect(try await ids(house) == ["one"])
        let other = try SQLiteStore(path: house.folder.path + "/moda.sqlite", normalize: normalize)
        let skill = SkillRecord(
            id: "two", version: 1, status: .approved, description: "Use when testing.", markdown: markdown,
            digest: "sha256:" + ContentID.sha256(markdown.utf8), cluster: "c-two", updatedAt: House.now)
        let candidate = CandidateRecord(
            cluster: "c-two", name: "two", description: "", markdown: markdown, sentences: [],
            evidenceDigest: "", status: .promoted)
        try await other.promote(skill, from: candidate, tenant: .local)
        let end = ContinuousClock.now + .seconds(10)
        let begin = ContinuousClock.now
        while try await ids(house).count < 2, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try await ids(house) == ["one", "two"])
        #expect(ContinuousClock.now - begin < .seconds(10))
    }

    @Test func theRevisionGrowsWithEveryChangeOfATenantAndOfNoOther() async throws {
        let house = try await House()
        #expect(try await house.store.libraryRevision(tenant: .local) == 0)
        _ = try await house.approve("one", markdown: markdown)
        let first = try await house.store.libraryRevision(tenant: .local)
        #expect(first > 0)
        _ = try await house.approve("one", markdown: markdown)
        let second = try await house.store.libraryRevision(tenant: .local)
        #expect(second > first)
        try await house.store.keepCandidates(ofClusters: [], tenant: .local)
        #expect(try await house.store.libraryRevision(tenant: .local) > second)
        #expect(try await house.store.libraryRevision(tenant: TenantID(rawValue: "other")) == 0)
    }

    @Test func aBundleIsTheSameBytesWheneverItIsMade() async throws {
        var bundles: [Reply] = []
        for _ in 0..<2 {
            let house = try await House()
            _ = try await house.approve("use-pnpm", markdown: markdown)
            bundles.append(try await house.send(.get, "/v1/skills/use-pnpm/bundle"))
            #expect(try await house.send(.get, "/v1/skills/none/bundle").status == .notFound)
        }
        #expect(bundles[0].status == .ok && bundles[0].headers[.contentType] == "application/gzip")
        #expect(bundles[0].body == bundles[1].body && bundles[0].headers[.eTag] == bundles[1].headers[.eTag])
        let digest = "\"sha256:" + ContentID.sha256(bundles[0].body) + "\""
        #expect(bundles[0].headers[.eTag] == digest)
    }
}
