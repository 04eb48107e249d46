import Events
import Foundation
import Gates
import Store
import TestSupport
import Testing

@testable import Harness

/// A person's edits through runs, reviews and runs again, on sessions as agents report them.
@Suite struct ManualEditRunTests {
    private let bench: Bench
    private let gates: GateDesk
    private static let mine = "Ask before a major update."

    init() throws {
        bench = try Bench()
        gates = GateDesk(try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")))
    }

    private func take(_ name: String, in repository: String, from day: Int64) async throws {
        let words = [
            "no, use pnpm, not npm", "please use pnpm instead of npm in this repo",
            "don't use npm here, always use pnpm",
        ]
        for (index, words) in words.enumerated() {
            var session = ScriptedSession(
                "\(name)\(index)", repository: repository, day: day + Int64(index))
            session.turn("add zod to the project", runs: ["npm install zod"], answers: "Installed zod.")
            session.turn(words, runs: ["pnpm add zod"])
            try await bench.take(session)
        }
    }

    /// A skill out of one repository, and a person's text of it.
    private func edited(_ change: (String) -> String) async throws -> SkillRecord {
        try await take("a", in: "acme/web", from: 20_000)
        _ = try await bench.generate()
        let skill = try #require(try await bench.store.skills(tenant: bench.tenant).first)
        let isPlaced = skill.markdown.contains(Self.place)
        #expect(isPlaced)
        return try await edit(skill, change(skill.markdown))
    }

    private func edit(_ skill: SkillRecord, _ text: String) async throws -> SkillRecord {
        let edit = Edit(
            markdown: text, description: skill.description, digest: skill.digest, note: nil,
            keyName: "ana", now: bench.now)
        return try #require(
            try await bench.store.edit(skill.id, tenant: bench.tenant) { try edit.make(of: $0) })
    }

    /// What the draft says of where it applies, before it is seen elsewhere.
    private static let place = "In the repository acme/web"

    private func candidate() async throws -> CandidateRecord {
        let all = try await bench.store.mergedCandidates(tenant: bench.tenant)
        return try #require(all.first { $0.merge != nil })
    }

    private func approve(_ candidate: CandidateRecord) async throws -> SkillRecord {
        var review = Review(
            .approve, reason: nil, digest: candidate.digest, force: false, keyID: "k", keyName: "ben",
            now: bench.now)
        review.gates = gates
        let decision = review
        _ = try await bench.store.review(candidate.name, tenant: bench.tenant) { try decision.decide($0) }
        return try #require(try await bench.store.skill(candidate.name, tenant: bench.tenant))
    }

    private func adding(_ line: String) -> (String) -> String {
        { $0.replacing("## Where it applies", with: line + "\n\n## Where it applies") }
    }

    @Test func anEditAndALaterDraftAreBothServedAndNothingComesBack() async throws {
        let skill = try await edited(adding(Self.mine))
        try await take("b", in: "acme/api", from: 20_004)
        _ = try await bench.generate()
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant) == skill)
        let waiting = try await candidate()
        let asked = try #require(waiting.verdicts.first { $0.gate == "review" })
        #expect(waiting.status == .proposed && asked.reason.contains("no run replaces it"))
        #expect(waiting.markdown.contains(Self.mine) && !waiting.markdown.contains(Self.place))

        let served = try await approve(waiting)
        #expect(served.version == 3 && served.markdown == waiting.markdown)
        let versions = try await bench.store.versions(of: skill.id, tenant: bench.tenant)
        #expect(versions.map(\.origin) == [.run, .person, .merged] && versions.last?.author == "ben")
        #expect(versions.last?.note == "keeps the edits of version 2")
        for _ in 0..<2 { _ = try await bench.generate() }
        let all = try await bench.store.candidates(tenant: bench.tenant)
        #expect(all.filter { $0.name == skill.id }.map(\.status).contains(.promoted))
        #expect(!all.contains { $0.status == .proposed })
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant) == served)
    }

    /// What a merge took in is the draft's still: a later draft may change it without a conflict.
    @Test func aSecondMergeStartsFromTheFirst() async throws {
        let skill = try await edited(adding(Self.mine))
        try await take("b", in: "acme/api", from: 20_004)
        _ = try await bench.generate()
        _ = try await approve(try await candidate())
        let texts = try await bench.store.manualTexts(tenant: bench.tenant)
        let base = try #require(texts.first?.base)
        #expect(!base.contains(Self.mine) && !base.contains(Self.place))
        var next = try #require(try await bench.store.candidates(tenant: bench.tenant).first)
        next.markdown = base.replacing("2 repositories", with: "7 repositories")
        next.status = .drafted
        let merged = next.merged(into: texts.first)
        #expect(next.markdown != base && merged.merge?.isNew == true && merged.merge?.conflicts == [])
        #expect(merged.markdown.contains("7 repositories") && merged.markdown.contains(Self.mine))
        let again = try await edit(
            try #require(try await bench.store.skill(skill.id, tenant: bench.tenant)),
            merged.markdown.replacing(Self.mine, with: "Ask first."))
        #expect(again.version == 4)
        #expect(try await bench.store.manualTexts(tenant: bench.tenant).first?.base == base)
    }

    @Test func whereBothChangedALineThePersonsIsServedAndTheOtherTold() async throws {
        let skill = try await edited { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.hasPrefix(Self.place) ? "In each web project." : String($0)
            }.joined(separator: "\n").replacing("description: \"", with: "description: \"Mine: ")
        }
        try await take("b", in: "acme/api", from: 20_004)
        _ = try await bench.generate()
        let waiting = try await candidate()
        #expect(waiting.markdown.contains("In each web project.") && waiting.markdown.contains("Mine: "))
        let lost = waiting.merge?.conflicts.flatMap(\.notTaken) ?? []
        #expect(lost.contains { $0.hasPrefix("Everywhere") })
        let asked = waiting.verdicts.first { $0.gate == "review" }?.reason
        #expect(asked?.contains("of the draft give") == true)
        let served = try await approve(waiting)
        #expect(served.version == skill.version + 1 && served.markdown.contains("In each web project."))
    }

    @Test func aDraftThatAddsNothingIsSettledByTheRunItself() async throws {
        let skill = try await edited { text in
            let body = text.range(of: "\n---\n").map { text[..<$0.upperBound] } ?? ""
            return body.split(separator: "\n").filter { !$0.contains("moda-") && $0 != "metadata:" }
                .joined(separator: "\n").replacing("description: \"", with: "description: \"Mine: ")
                + "\n\nUse pnpm 9 wherever there is a package.json.\n"
        }
        try await take("b", in: "acme/api", from: 20_004)
        for _ in 0..<2 {
            let job = try await bench.generate()
            #expect(job.status == .done)
            let all = try await bench.store.candidates(tenant: bench.tenant)
            #expect(all.filter { $0.name == skill.id }.map(\.status) == [.promoted])
            #expect(try await bench.store.skill(skill.id, tenant: bench.tenant) == skill)
        }
    }

    /// More of the same changes numbers and quotations: nothing to ask a person for.
    @Test func moreOfTheSameWaitsForNobody() async throws {
        let skill = try await edited {
            $0.replacing("Use pnpm, not npm.", with: "Use pnpm 9 wherever it is.")
        }
        try await take("b", in: "acme/web", from: 20_004)
        _ = try await bench.generate()
        let all = try await bench.store.candidates(tenant: bench.tenant).filter { $0.name == skill.id }
        #expect(all.map(\.status) == [.refused])
        #expect(all.first?.verdicts.first { $0.gate == "novelty" }?.outcome == .refuse)
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant) == skill)
    }

    /// Corrected again after it was retired, it asks to come back, whatever the draft adds to the person's text.
    @Test func anEditedSkillThatWasRetiredAsksToComeBackWithItsEdits() async throws {
        let skill = try await edited(adding(Self.mine))
        let retire = Review(
            .retire, reason: nil, digest: nil, force: false, keyID: "k", keyName: "ben", now: bench.now)
        _ = try await bench.store.review(skill.id, tenant: bench.tenant) { try retire.decide($0) }
        try await take("b", in: "acme/web", from: 20_004)
        _ = try await bench.generate()
        let waiting = try await candidate()
        #expect(waiting.name == skill.id && waiting.status == .proposed)
        let served = try await approve(waiting)
        #expect(served.status == .approved && served.markdown.contains(Self.mine))
    }

    @Test func aTextThatChangedSinceItWasLookedAtIsNotApproved() async throws {
        let skill = try await edited(adding(Self.mine))
        try await take("b", in: "acme/api", from: 20_004)
        _ = try await bench.generate()
        let looked = try await candidate()
        let newer = try await edit(skill, adding("Pin versions.")(skill.markdown))
        await #expect(throws: ReviewRefusal.self) { try await approve(looked) }
        #expect(try await bench.store.skill(skill.id, tenant: bench.tenant) == newer)
        let served = try await approve(try await candidate())
        #expect(served.markdown.contains("Pin versions.") && served.markdown.contains(Self.mine))
    }

    @Test func whatIsForgottenIsInNoMergeLeft() async throws {
        let skill = try await edited(adding(Self.mine))
        try await take("b", in: "acme/api", from: 20_004)
        _ = try await bench.generate()
        _ = try await approve(try await candidate())
        _ = try await bench.store.forget(
            .repository("acme/web"), at: bench.now, tenant: bench.tenant)
        let decisions = try await bench.store.decisions(of: skill.id, tenant: bench.tenant)
        #expect(!decisions.isEmpty && decisions.allSatisfy { $0.draft == nil })
    }
}
