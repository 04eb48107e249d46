import Events
import Foundation
import Harness
import Store
import TestSupport
import Testing

/// Skills after their promotion, run by run, on sessions as agents report them.
@Suite struct StandingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    private static let words = [
        "no, use pnpm, not npm", "please use pnpm instead of npm in this repo",
        "don't use npm here, always use pnpm",
    ]

    private func corrected(_ id: String, day: Int64, _ index: Int) -> ScriptedSession {
        var session = ScriptedSession(id, day: day)
        session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
        session.turn(Self.words[index % Self.words.count], runs: ["pnpm add zod"])
        return session
    }

    private func quiet(_ id: String, day: Int64) -> ScriptedSession {
        var session = ScriptedSession(id, day: day)
        session.turn("write a slugify helper", runs: ["ls src"], answers: "Written.")
        return session
    }

    /// An approved skill out of six sessions, three of them corrected; the bench's clock stands at day 20,010.
    private func promoted() async throws -> SkillRecord {
        for index in 0..<3 {
            try await bench.take(corrected("c\(index)", day: 20_000 + Int64(index), index))
            try await bench.take(quiet("q\(index)", day: 20_000 + Int64(index)))
        }
        _ = try await bench.generate()
        return try #require(try await bench.store.skills(tenant: bench.tenant).first)
    }

    private func effect() async throws -> SkillEffectRecord? {
        try await bench.store.effects(tenant: bench.tenant).first
    }

    @Test func aCorrectionThatGoesOnTakesItsSkillBack() async throws {
        let skill = try await promoted()
        #expect(skill.status == .approved)
        for index in 0..<13 {
            try await bench.take(corrected("late\(index)", day: 20_011 + Int64(index), index))
        }
        _ = try await bench.generate()
        let first = try #require(try await effect())
        #expect(first.before == .init(sessions: 6, corrected: 3) && first.after.sessions == 13)
        #expect(first.strikes == 1)
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant)?.status == .approved)

        for index in 13..<22 {
            try await bench.take(corrected("late\(index)", day: 20_011 + Int64(index), index))
        }
        _ = try await bench.generate()
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant)?.status == .proposed)
        let decision = try await bench.store.decisions(of: skill.id, tenant: bench.tenant).last
        #expect(decision?.keyName == "moda" && decision?.reason?.contains("of 22 sessions") == true)
    }

    /// Back by a person, it is measured from then on, and the old sessions do not count against it again.
    @Test func whatAPersonBringsBackIsMeasuredAnew() async throws {
        let skill = try await promoted()
        for index in 0..<13 {
            try await bench.take(corrected("late\(index)", day: 20_011 + Int64(index), index))
        }
        _ = try await bench.generate()
        for index in 13..<22 {
            try await bench.take(corrected("late\(index)", day: 20_011 + Int64(index), index))
        }
        _ = try await bench.generate()
        let later = Timestamp(milliseconds: 20_040 * 86_400_000)
        let review = Review(
            .approve, reason: nil, digest: nil, force: true, keyID: "k", keyName: "ana", now: later)
        _ = try await bench.store.review(skill.id, tenant: bench.tenant) { try review.decide($0) }
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant)?.status == .approved)
        for _ in 0..<3 { _ = try await bench.generate() }
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant)?.status == .approved)
        let again = try #require(try await effect())
        #expect(again.after.sessions == 0 && again.strikes == 0 && again.servedSince == later)
    }

    @Test func aSkillThatHelpsStays() async throws {
        let skill = try await promoted()
        for index in 0..<30 { try await bench.take(quiet("late\(index)", day: 20_011 + Int64(index))) }
        _ = try await bench.generate()
        let effect = try #require(try await effect())
        #expect(effect.standing == .helps && effect.after == .init(sessions: 30, corrected: 0))
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant)?.status == .approved)
    }

    @Test func aPersonsTextIsNeverOverwrittenByARun() async throws {
        let skill = try await promoted()
        let text = skill.markdown.replacing("Use pnpm", with: "In this repository, use pnpm 9")
        let edit = Edit(
            markdown: text, description: skill.description, digest: skill.digest, note: "sharper",
            keyName: "ana", now: bench.now)
        let edited = try #require(
            try await bench.store.edit(skill.id, tenant: bench.tenant) { try edit.make(of: $0) })
        #expect(edited.version == 2 && edited.status == .approved)
        for index in 0..<4 {
            var session = ScriptedSession("yarn\(index)", day: 20_005 + Int64(index))
            session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
            session.turn("no npm! use pnpm with the frozen lockfile", runs: ["pnpm add zod"])
            try await bench.take(session)
        }
        _ = try await bench.generate()
        let after = try #require(try await bench.store.skill(skill.id, tenant: bench.tenant))
        #expect(after.markdown == text && after.version == 2)
        let versions = try await bench.store.versions(of: skill.id, tenant: bench.tenant)
        #expect(versions.map(\.origin) == [.run, .person] && versions.last?.note == "sharper")
        #expect(versions.first?.markdown == skill.markdown)
    }

    @Test func anEditOfAnotherTextThanTheOneLookedAtIsRefused() async throws {
        let skill = try await promoted()
        let edit = Edit(
            markdown: "new", description: "d", digest: "sha256:other", note: nil, keyName: "ana",
            now: bench.now)
        await #expect(throws: ReviewRefusal.self) {
            try await bench.store.edit(skill.id, tenant: bench.tenant) { try edit.make(of: $0) }
        }
    }

    @Test func aTenantsGatesAreTheOnesThatJudge() async throws {
        try await bench.store.change(
            GateChange(
                gate: "review", parameter: "required", value: .bool(true), at: bench.now, keyID: "k",
                keyName: "ana"), tenant: bench.tenant)
        for index in 0..<3 {
            try await bench.take(corrected("c\(index)", day: 20_000 + Int64(index), index))
        }
        _ = try await bench.generate()
        #expect(try await bench.store.skills(tenant: bench.tenant).isEmpty)
        let candidate = try await bench.store.candidates(tenant: bench.tenant).first
        #expect(candidate?.status == .proposed)
    }
}
