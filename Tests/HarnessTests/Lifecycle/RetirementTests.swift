import API
import Events
import Foundation
import Harness
import Store
import TestSupport
import Testing

/// Approved skills that the repository's own rules files say by now, and skills that nobody takes up.
@Suite struct RetirementTests {
    let house: SnapshotHouse
    let bench: Bench

    init() throws {
        bench = try Bench()
        house = try SnapshotHouse(of: bench.tenant)
    }

    private func corrected(_ id: String, day: Int64, repository: String = "acme/web") async throws {
        var session = ScriptedSession(id, repository: repository, day: day)
        session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
        session.turn("no, use pnpm, not npm", runs: ["pnpm add zod"])
        try await bench.take(session)
    }

    private func quiet(_ id: String, day: Int64) async throws {
        var session = ScriptedSession(id, day: day)
        session.turn("add date-fns to the project", runs: ["npm install date-fns"], answers: "Installed it.")
        session.turn("thanks, and write a test for it", runs: ["ls"])
        try await bench.take(session)
    }

    private func promoted(in repositories: [String] = ["acme/web"]) async throws -> SkillRecord {
        for index in 0..<3 {
            try await corrected(
                "c\(index)", day: 20_000 + Int64(index), repository: repositories[index % repositories.count])
        }
        _ = try await bench.generate(day: 20_005)
        return try #require(try await bench.store.skills(tenant: bench.tenant).first)
    }

    private func look(_ text: String, of session: String, at: Int64) throws {
        try house.look(["CLAUDE.md": .text(text)], of: SessionKey(agent: .claude, id: session), at: at)
    }

    private func told(_ job: JobRecord) throws -> [String] {
        let text = try #require(job.report)
        return try JSONDecoder().decode(GenerationReport.self, from: Data(text.utf8)).lifecycle ?? []
    }

    private func run(_ day: Int64) async throws -> [String] {
        try told(try await bench.generate(day: day, rules: house.rules))
    }

    private func status(_ skill: SkillRecord) async throws -> SkillRecord.Status? {
        try await bench.store.skill(skill.id, tenant: bench.tenant)?.status
    }

    @Test func aRuleThatAFileSaysByNowIsToldAndNotDone() async throws {
        let skill = try await promoted()
        try look("- Write tests.\n", of: "c0", at: 1)
        #expect(try await run(20_006).isEmpty)
        try look("- Write tests.\n- Use pnpm, not npm.\n", of: "c0", at: 2)
        let told = try await run(20_007)
        #expect(told.count == 1 && told[0].contains("CLAUDE.md:2 in acme/web says it by now"))
        #expect(try await status(skill) == .approved)
        let first = try #require(try await bench.store.proposals(tenant: bench.tenant).first)
        _ = try await run(20_008)
        #expect(try await bench.store.proposals(tenant: bench.tenant) == [first])
        try look("- Write tests.\n", of: "c0", at: 3)
        #expect(try await run(20_009).isEmpty)
        #expect(try await bench.store.proposals(tenant: bench.tenant).isEmpty)
    }

    @Test func aTenantMayHaveItRetired() async throws {
        let skill = try await promoted()
        try await bench.store.change(
            GateChange(
                gate: "retirement", parameter: "retires_said", value: .bool(true), at: bench.now, keyID: "k",
                keyName: "ana"), tenant: bench.tenant)
        try look("- Use pnpm, not npm.\n", of: "c1", at: 2)
        #expect(try await run(20_007).first?.contains("was retired") == true)
        #expect(try await status(skill) == .retired)
        let decision = try await bench.store.decisions(of: skill.id, tenant: bench.tenant).last
        #expect(decision?.keyName == "moda" && decision?.reason?.contains("CLAUDE.md:1") == true)
    }

    @Test func aSkillOfSeveralRepositoriesStays() async throws {
        _ = try await promoted(in: ["acme/web", "acme/api"])
        try look("- Use pnpm, not npm.\n", of: "c0", at: 2)
        #expect(try await run(20_007).isEmpty)
    }

    /// What we write into a repository is no rule of theirs, also where it has no mark (Cursor's rules).
    @Test func whatWasPulledIsNoReason() async throws {
        let skill = try await promoted()
        let key = SessionKey(agent: .claude, id: "c0")
        try house.look(
            [
                ".cursor/rules/\(skill.id).mdc": .text(
                    "---\nalwaysApply: false\n---\n\nUse pnpm, not npm.\n"),
                ".claude/skills/\(skill.id)/SKILL.md": .text(skill.markdown),
            ], of: key, at: 2)
        #expect(try await run(20_007).isEmpty)
        try house.look([".cursor/rules/theirs.mdc": .text("Use pnpm, not npm.\n")], of: key, at: 3)
        #expect(try await run(20_008).count == 1)
    }

    /// What nobody can read now says no more than it did.
    @Test func aFileThatCannotBeReadEndsNoProposal() async throws {
        _ = try await promoted()
        let key = SessionKey(agent: .claude, id: "c0")
        try look("- Use pnpm, not npm.\n", of: "c0", at: 2)
        #expect(try await run(20_007).count == 1)
        try house.look(["CLAUDE.md": .missing], of: key, at: 3)
        #expect(try await run(20_008).count == 1)
        try house.look(["README.md": .missing], of: key, at: 4)
        #expect(try await run(20_009).isEmpty)
    }

    @Test func whatNobodyTakesUpIsToldOnceItCouldHaveBeen() async throws {
        let skill = try await promoted()
        for index in 0..<12 { try await quiet("q\(index)", day: 20_006 + Int64(index)) }
        #expect(try await run(20_018).isEmpty)
        let told = try await run(20_020)
        #expect(told.count == 1 && told[0].contains("\(skill.id) was never taken up: served for 15 days"))
        let effect = try await bench.store.effects(tenant: bench.tenant).first
        #expect(effect?.silence?.isTold == true && effect?.silence?.sessions == 12)
        #expect(effect?.silence.map { $0.occasions >= 10 } == true)
        try await takeUp(skill.id, day: 20_020)
        #expect(try await run(20_021).isEmpty)
    }

    /// An activation without a name may have been this skill's.
    @Test func whereNamesAreWithheldNobodyKnows() async throws {
        _ = try await promoted()
        for index in 0..<12 { try await quiet("q\(index)", day: 20_006 + Int64(index)) }
        try await takeUp("custom_skill", day: 20_010)
        #expect(try await run(20_020).isEmpty)
    }

    private func takeUp(_ name: String, day: Int64) async throws {
        var session = ScriptedSession("taken \(name)", day: day)
        session.activate(name)
        try await bench.take(session)
    }
}
