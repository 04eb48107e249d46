import API
import Events
import Foundation
import HTTPTypes
import Server
import TestSupport
import Testing

@Suite struct DiscoveryTests {
    private let markdown = "---\nname: use-pnpm\ndescription: \"Use when testing.\"\n---\n\nUse pnpm.\n"

    @Test func theIndexNamesEachSkillWithTheDigestOfWhatItsAddressServes() async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        let reply = try await house.send(.get, "/.well-known/agent-skills/index.json")
        #expect(reply.headers[.contentType] == "application/json")
        let index = try JSONDecoder().decode(DiscoveryIndex.self, from: Data(reply.body))
        #expect(index.schema == "https://schemas.agentskills.io/discovery/0.2.0/schema.json")
        let skill = try #require(index.skills.first)
        #expect(index.skills.count == 1 && skill.name == "use-pnpm" && skill.type == "skill-md")
        let file = try await house.send(.get, skill.url)
        #expect(file.headers[.contentType] == "text/markdown; charset=utf-8")
        #expect("sha256:" + ContentID.sha256(file.body) == skill.digest)
        #expect(try await house.send(.head, skill.url).status == .ok)
    }

    @Test func theOldIndexNamesTheFilesBelowIt() async throws {
        let house = try await House()
        _ = try await house.approve("use-pnpm", markdown: markdown)
        let reply = try await house.send(.get, "/.well-known/skills/index.json")
        let index = try JSONDecoder().decode(OldDiscoveryIndex.self, from: Data(reply.body))
        #expect(index.skills.map(\.files) == [["SKILL.md"]])
        let file = try await house.send(.get, "/.well-known/skills/use-pnpm/SKILL.md")
        #expect(file.text == markdown)
        #expect(try await house.send(.get, "/.well-known/skills/none/SKILL.md").status == .notFound)
    }

    @Test func whatIsOpenIsOneTenantsAndOnlyWhatIsServed() async throws {
        let house = try await House()
        let other = TenantID(rawValue: "other")
        _ = try await house.approve("mine", markdown: markdown)
        _ = try await house.approve("theirs", markdown: markdown, tenant: other)
        let closed = try await ask(house.router, .get, "/.well-known/agent-skills/index.json")
        #expect(closed.status == .unauthorized)
        var parts = house.parts
        parts.publicSkills = other
        let router = modaRouter(parts)
        let open = try await ask(router, .get, "/.well-known/agent-skills/index.json")
        #expect(open.status == .ok && open.text.contains("theirs") && !open.text.contains("mine"))
        #expect(open.headers[.cacheControl] == "public, max-age=60")
        #expect(try await ask(router, .get, "/.well-known/skills/theirs/SKILL.md").status == .ok)
        #expect(try await ask(router, .get, "/.well-known/skills/mine/SKILL.md").status == .notFound)
        #expect(try await ask(router, .get, "/v1/skills").status == .unauthorized)
    }
}
