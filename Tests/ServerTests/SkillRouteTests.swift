import API
import Events
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct SkillRouteTests {
    private let markdown = "---\nname: use-pnpm\ndescription: \"Use when testing.\"\n---\n\nUse pnpm.\n"

    @Test func theListHoldsApprovedSkillsWithTheirDigests() async throws {
        let house = try await House()
        let skill = try await house.approve("use-pnpm", markdown: markdown)
        let reply = try await house.send(.get, "/v1/skills")
        let list = try JSONDecoder().decode(SkillList.self, from: Data(reply.body))
        #expect(list.skills.map(\.id) == ["use-pnpm"])
        #expect(list.skills.first?.digest == skill.digest)
        #expect(list.skills.first?.url == "/v1/skills/use-pnpm/SKILL.md")
    }

    @Test func aSkillIsServedByteForByteWithItsDigestAsETag() async throws {
        let house = try await House()
        let skill = try await house.approve("use-pnpm", markdown: markdown)
        let reply = try await house.send(.get, "/v1/skills/use-pnpm/SKILL.md")
        #expect(reply.text == markdown)
        #expect(reply.headers[.contentType] == "text/markdown; charset=utf-8")
        #expect(reply.headers[.eTag] == "\"\(skill.digest)\"")
    }

    @Test(arguments: ["/v1/skills", "/v1/skills/use-pnpm", "/v1/skills/use-pnpm/SKILL.md"])
    func whoHasItAlreadyGets304(path: String) async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        let tag = try #require(try await house.send(.get, path).headers[.eTag])
        for condition in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let reply = try await house.send(.get, path, headers: [.ifNoneMatch: condition])
            #expect(reply.status == .notModified && reply.body.isEmpty)
            #expect(reply.headers[.eTag] == tag)
        }
        let fresh = try await house.send(.get, path, headers: [.ifNoneMatch: "\"other\""])
        #expect(fresh.status == .ok)
    }

    @Test func aSkillOutlivesItsCandidate() async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        try await house.store.keepCandidates(ofClusters: [], tenant: .local)
        let reply = try await house.send(.get, "/v1/skills/use-pnpm")
        let detail = try JSONDecoder().decode(SkillDetail.self, from: Data(reply.body))
        #expect(detail.markdown == markdown && detail.skill.status == "approved")
    }

    @Test func anotherTenantsSkillsAreNotThere() async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown, tenant: TenantID(rawValue: "other"))
        #expect(try await house.send(.get, "/v1/skills/use-pnpm").status == .notFound)
        #expect(try await house.send(.get, "/v1/skills/use-pnpm/SKILL.md").status == .notFound)
        #expect(try await house.send(.get, "/v1/skills").text.contains("use-pnpm") == false)
    }

    @Test func errorsAreProblemsThatSayWhatToDo() async throws {
        let house = try await House()
        let reply = try await house.send(.get, "/v1/skills?status=nonsense")
        #expect(reply.status == .badRequest)
        #expect(reply.headers[.contentType] == "application/problem+json")
        let problem = try JSONDecoder().decode(ProblemView.self, from: Data(reply.body))
        #expect(problem.status == 400 && problem.detail.contains("approved, proposed"))
        #expect(try await house.send(.get, "/v1/skills", key: "wrong").status == .unauthorized)
    }
}
