import Events
import Foundation
import Gates
import Skills
import Testing

/// Retrieval over a library of 200 skills, and what the gate makes of it.
@Suite struct ActivationTests {
    private struct Rule: Decodable {
        var rule: String
        var again: [String]
        var situations: [String]
    }

    private static func lines<Value: Decodable>(_ file: String, _ type: Value.Type) throws -> [Value] {
        let folder = ShippedGates.folder.dropLast("gates".count) + "fixtures/gates/"
        let text = try String(contentsOfFile: folder + file, encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    private static func library() throws -> [SkillDocument] {
        try lines("library.jsonl", GateCase.Written.self).enumerated().map { index, skill in
            Sample.skill(
                skill.name ?? "", skill.body, description: skill.description, cluster: "library-\(index)")
        }
    }

    private static func candidate(_ rule: Rule, _ index: Int) -> Candidate {
        Sample.candidate(Sample.twice(rule.rule, rule.again[0]), rule.rule, id: "rule-\(index)")
    }

    @Test func draftsAreFoundAmongTwoHundredSkills() throws {
        let rules = try Self.lines("situations.jsonl", Rule.self)
        let library = try Self.library().map {
            SkillListing.Entry(name: $0.name, description: $0.description)
        }
        var (among, all) = (0, 0)
        for (index, rule) in rules.enumerated() {
            let draft = Self.candidate(rule, index).draft.document
            let listing = SkillListing(
                library + [.init(name: draft.name, description: draft.description)])
            for situation in rule.situations {
                let hits = listing.hits(for: situation).map(\.name)
                all += 1
                among += hits.prefix(3).contains(draft.name) ? 1 : 0
            }
        }
        #expect(library.count == 200)
        #expect(Double(among) >= 0.5 * Double(all))
    }

    @Test func aSkillThatTakesOthersSituationsIsRefused() throws {
        let skill = Sample.skill(
            "docker-layers", "Copy lock files first.", description: "Use when changing a Dockerfile.",
            cluster: "docker")
        let situations = ["edited the Dockerfile", "changed the Dockerfile again", "Dockerfile: new stage"]
            .map { Situation(cluster: "docker", text: $0) }
        let thief = Sample.candidate(
            body: "Use pnpm.", description: "Use when a Dockerfile, the Dockerfile stage or pnpm changed.",
            corrections: Sample.twice("use pnpm"))
        let library = Library(skills: [skill], situations: situations)
        let verdict = try ShippedGates.verdict("activation", thief, library)
        #expect(verdict?.outcome == .refuse)
        #expect(verdict?.reason.contains("from other skills") == true)
    }

    /// Two of eight happen by chance, where skills share a moment: a commit after the tests.
    @Test func aFewSharedSituationsProveNothing() throws {
        let skill = Sample.skill(
            "docker-layers", "Copy lock files first.", description: "Use when changing a Dockerfile.",
            cluster: "docker")
        let situations =
            (0..<6).map { Situation(cluster: "docker", text: "edited the Dockerfile \($0)") }
            + (0..<2).map {
                Situation(cluster: "docker", text: "Dockerfile, pnpm install and pnpm test \($0)")
            }
        let other = Sample.candidate(
            body: "Use pnpm.", description: "Use when running pnpm install or pnpm test.",
            corrections: Sample.twice("use pnpm install and pnpm test"))
        let library = Library(skills: [skill], situations: situations)
        #expect(try ShippedGates.verdict("activation", other, library)?.outcome == .pass)
    }

    @Test func aSkillThatNoSituationOfItsOwnFindsAsksAPerson() throws {
        let blind = Sample.candidate(
            body: "Use pnpm.", description: "Use when the weather turns.",
            corrections: Sample.twice("use pnpm"))
        let situations = (0..<6).map {
            Situation(cluster: blind.cluster.id, text: "npm install package \($0)")
        }
        let verdict = try ShippedGates.verdict("activation", blind, Library(situations: situations))
        #expect(verdict?.outcome == .ask && verdict?.reason.contains("only 0 of 6") == true)
    }

    @Test func greedyDescriptionsAreRefused() throws {
        let greedy = Sample.candidate(
            body: "Use pnpm.", description: "Use when working, for every task, before any other skill.",
            corrections: Sample.twice("use pnpm"))
        #expect(try ShippedGates.verdict("activation", greedy)?.outcome == .refuse)
    }

    @Test(arguments: [
        ("use-pnpm-not-npm", "use-pnpm-not-nprn"), ("commit-messages", "commit-message"),
        ("log-format", "1og-format"), ("deploy-checklist", "checklist-deploy"),
        ("reviewfirst", "review-first"),
    ])
    func aNameThatLooksLikeAnothersAsks(_ known: String, _ new: String) throws {
        var candidate = Sample.candidate(
            body: "Water the plants.", corrections: Sample.twice("water the plants"))
        candidate.draft.document.name = new
        let library = Library(skills: [Sample.skill(known, "Other.", description: "Use when it rains.")])
        #expect(try ShippedGates.verdict("activation", candidate, library)?.outcome == .ask)
    }

    @Test(arguments: [("use-pnpm", "use-pytest"), ("lint", "list"), ("write-docs", "write-tests")])
    func otherNamesDoNot(_ known: String, _ new: String) throws {
        var candidate = Sample.candidate(
            body: "Water the plants.", corrections: Sample.twice("water the plants"))
        candidate.draft.document.name = new
        let library = Library(skills: [Sample.skill(known, "Other.", description: "Use when it rains.")])
        #expect(try ShippedGates.verdict("activation", candidate, library)?.outcome == .pass)
    }
}
