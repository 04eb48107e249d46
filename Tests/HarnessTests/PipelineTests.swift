import API
import Events
import Foundation
import Harness
import Store
import TestSupport
import Testing

@Suite struct PipelineTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// The same correction in other words, in three sessions of two people on two days.
    private func sessionsWithPnpm(_ prefix: String = "s") -> [ScriptedSession] {
        var one = ScriptedSession("\(prefix)1", day: 20_000)
        one.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod with npm.")
        one.turn("no, use pnpm, not npm", runs: ["pnpm add zod"])
        one.turn("now write a slugify helper", runs: ["ls src"])
        var two = ScriptedSession("\(prefix)2", user: "ben@example.com", day: 20_001)
        two.turn("we need date-fns", runs: ["npm install date-fns"], answers: "Added date-fns.")
        two.turn("please use pnpm instead of npm in this repo", runs: ["pnpm add date-fns"])
        var three = ScriptedSession("\(prefix)3", day: 20_001)
        three.turn("bump vitest", runs: ["npm install -D vitest@3"], answers: "Bumped vitest.")
        three.turn("don't use npm here, always use pnpm", runs: ["pnpm add -D vitest@3"])
        return [one, two, three]
    }

    private func report(_ job: JobRecord) throws -> GenerationReport {
        let text = try #require(job.report)
        return try JSONDecoder().decode(GenerationReport.self, from: Data(text.utf8))
    }

    @Test func aRepeatedCorrectionBecomesASkill() async throws {
        for session in sessionsWithPnpm() { try await bench.take(session) }
        let job = try await bench.generate()
        #expect(job.status == .done)
        #expect(job.stages.map(\.stage) == ["collect", "detect", "cluster", "draft", "judge", "promote"])
        #expect(job.stages.allSatisfy { $0.isOver })

        let skills = try await bench.store.skills(tenant: bench.tenant)
        let skill = try #require(skills.first)
        #expect(skills.count == 1)
        #expect(skill.status == .approved && skill.version == 1)
        #expect(skill.markdown.contains("pnpm"))
        #expect(skill.digest == "sha256:" + ContentID.sha256(skill.markdown.utf8))
    }

    @Test func aSecondRunFindsNothingAndMakesNothing() async throws {
        for session in sessionsWithPnpm() { try await bench.take(session) }
        _ = try await bench.generate()
        let before = try await bench.store.skills(tenant: bench.tenant)
        let again = try report(try await bench.generate())
        #expect(again.sessions.isEmpty && again.candidates.isEmpty && again.approved.isEmpty)
        #expect(try await bench.store.skills(tenant: bench.tenant) == before)
    }

    @Test func aCorrectionMadeOnceIsRefusedWithItsCount() async throws {
        try await bench.take(sessionsWithPnpm()[0])
        let run = try report(try await bench.generate())
        let candidate = try #require(run.candidates.first)
        let verdict = try #require(candidate.verdicts.first { $0.gate == "recurrence" })
        #expect(candidate.status == "refused" && run.approved.isEmpty)
        #expect(verdict.outcome == .refuse)
        #expect(verdict.reason.contains("1 session"))
    }

    @Test func aSecretInTheWordsIsRefusedAndNeverShown() async throws {
        let token = "ghp_" + "R7kQ2mXv9TzLb4WcY8nHs3JdF6gPa1EoUiVt"
        for index in 0..<3 {
            var session = ScriptedSession("t\(index)", day: 20_000 + Int64(index))
            session.turn("deploy to staging", runs: ["deploy --user ana"], answers: "Deployed as ana.")
            session.turn("no, always use the deploy token \(token) for staging, never my own login")
            try await bench.take(session)
        }
        let job = try await bench.generate()
        let run = try report(job)
        let candidate = try #require(run.candidates.first)
        #expect(candidate.verdicts.first { $0.gate == "secrets" }?.outcome == .refuse)
        #expect(run.approved.isEmpty)
        #expect(job.report?.contains(token) == false)
        let raws = try await bench.store.rawEvents(tenant: bench.tenant, limit: 100)
        #expect(!raws.isEmpty && raws.allSatisfy { !$0.event.body.contains(token) })
    }

    @Test func aDuplicateOfAnApprovedSkillIsRefusedByItsName() async throws {
        for session in sessionsWithPnpm() { try await bench.take(session) }
        let first = try report(try await bench.generate())
        let name = try #require(first.approved.first)
        for session in sessionsWithPnpm("later") { try await bench.take(session) }
        let second = try report(try await bench.generate())
        let novelty = try #require(second.candidates.first?.verdicts.first { $0.gate == "novelty" })
        #expect(second.sessions.count == 3 && second.approved.isEmpty)
        #expect(novelty.outcome == .refuse && novelty.reason.contains(name))
    }

    @Test func lateEventsReopenASession() async throws {
        let sessions = sessionsWithPnpm()
        for session in sessions { try await bench.take(session) }
        _ = try await bench.generate()
        #expect(try await bench.store.sessions(tenant: bench.tenant, unhandledOnly: true).isEmpty)
        var late = sessions[0]
        late.turn("thanks, that is all")
        try await bench.take(late)
        let run = try report(try await bench.generate())
        #expect(run.sessions.map(\.id) == ["s1"])
        #expect(try await bench.store.corrections(tenant: bench.tenant).count { $0.session.id == "s1" } == 1)
    }

    @Test func aRunThatWasCutOffIsPickedUpAfterARestart() async throws {
        for session in sessionsWithPnpm() { try await bench.take(session) }
        let job = JobRecord(id: "first", tenant: bench.tenant, createdAt: bench.now)
        _ = try await bench.store.enqueue(job)
        let runner = bench.runner
        let task = Task { try await runner.runNext() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let done = try await runner.runNext()
        #expect(done?.id == "first" && done?.status == .done)
        #expect(try await bench.store.skills(tenant: bench.tenant).count == 1)
    }

    @Test func tenantsAreApart() async throws {
        for session in sessionsWithPnpm() { try await bench.take(session) }
        _ = try await bench.generate()
        let other = TenantID(rawValue: "other")
        #expect(try await bench.store.skills(tenant: other).isEmpty)
        #expect(try await bench.store.sessions(tenant: other, unhandledOnly: false).isEmpty)
        #expect(try await bench.store.rawEvents(tenant: other, limit: 10).isEmpty)
    }
}
