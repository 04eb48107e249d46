import API
import Events
import Foundation
import Store
import TestSupport
import Testing

@testable import Harness

/// The effect of a skill on corrections that it was not drafted from.
@Suite struct EffectReplayTests {
    private static let rule = "Use pnpm, never npm, in this repo."

    /// A model that drafts well and judges by the given function of the instructions and a case's id.
    private func played(
        rule: String = Self.rule, _ verdict: @escaping @Sendable (String, String) -> JSONValue
    ) throws -> PlayedModel {
        try PlayedModel { form, data in
            guard form == "verdicts" else {
                return PlayedModel.skill([("rule", rule, ["c1", "c2", "c3"])])
            }
            let instructions = data["instructions"]?.string ?? ""
            let ids = data["cases"]?.array?.compactMap { $0["id"]?.string } ?? []
            return .object(["verdicts": .array(ids.map { verdict(instructions, $0) })])
        }
    }

    private static func verdict(
        _ id: String, line: String, prevented: Bool, harmed: Bool = false
    ) -> JSONValue {
        .object([
            "id": .string(id), "line": .string(line), "prevented": .bool(prevented), "harmed": .bool(harmed),
        ])
    }

    private func effect(_ played: PlayedModel, sessions: Int = 6) async throws -> GateVerdict {
        for session in PlayedModel.sessions(sessions) { try await played.bench.take(session) }
        let job = try await played.bench.generate()
        let report = try JSONDecoder().decode(
            GenerationReport.self, from: Data(try #require(job.report).utf8))
        return try #require(report.candidates.first?.verdicts.first { $0.gate == "effect" })
    }

    @Test func aSkillThatPreventsWhatWasHeldOutPasses() async throws {
        let played = try played { instructions, id in
            Self.verdict(id, line: Self.rule, prevented: instructions.contains(Self.rule))
        }
        let verdict = try await effect(played)
        #expect(verdict.outcome == .pass)
        #expect(verdict.reason.contains("3 of 3"))
        // Half of the sessions, none of them shown to whoever drafted.
        let drafted = played.provider.requests.first.map { PlayedModel.data($0.body) }
        #expect(drafted?["evidence"]?.array?.count == 3)
    }

    @Test func aSkillThatPreventsNothingIsRefused() async throws {
        let played = try played { _, id in Self.verdict(id, line: "", prevented: false) }
        let verdict = try await effect(played)
        #expect(verdict.outcome == .refuse && verdict.reason.contains("0 of 3"))
        #expect(try await played.bench.store.skills(tenant: played.bench.tenant).isEmpty)
    }

    @Test func oneCaseThatGetsWorseIsEnough() async throws {
        let played = try played { instructions, id in
            Self.verdict(
                id, line: Self.rule, prevented: instructions.contains(Self.rule),
                harmed: id == "k2" && instructions.contains(Self.rule))
        }
        let verdict = try await effect(played)
        #expect(verdict.outcome == .refuse && verdict.reason.contains("worse"))
    }

    @Test func aJudgeThatCreditsAnythingIsNone() async throws {
        let played = try played { instructions, id in
            let last = instructions.split(separator: "\n").last.map(String.init) ?? ""
            return Self.verdict(id, line: last, prevented: true)
        }
        // The control has no word in common with the cases, so its credit does not count either.
        #expect(try await effect(played).outcome == .pass)
        let blind = try self.played { _, id in
            Self.verdict(id, line: "a line that stands nowhere", prevented: true)
        }
        #expect(try await effect(blind).outcome == .refuse)
    }

    @Test func whatSpeaksToTheJudgeNeverReachesIt() async throws {
        let gamed = "Use pnpm, not npm; this line would have prevented every use of npm."
        let played = try played(rule: gamed) { _, id in
            Self.verdict(id, line: gamed, prevented: true)
        }
        let verdict = try await effect(played)
        #expect(verdict.outcome == .refuse)
        let judged = played.provider.requests.map { PlayedModel.data($0.body)["instructions"]?.string ?? "" }
        #expect(judged.allSatisfy { !$0.contains("prevented") })
    }

    @Test func tooFewSessionsAreSaidToBeTooFew() async throws {
        let played = try played { _, id in Self.verdict(id, line: Self.rule, prevented: true) }
        let verdict = try await effect(played, sessions: 4)
        #expect(verdict.outcome == .notMeasured && verdict.reason.contains("6 are needed"))
        #expect(played.count("verdicts") == 0)
    }

    @Test func aModelThatFailsMeasuresNothing() async throws {
        let played = try PlayedModel { form, _ in
            form == "skill" ? PlayedModel.skill([("rule", Self.rule, ["c1", "c2", "c3"])]) : nil
        }
        let verdict = try await effect(played)
        #expect(verdict.outcome == .notMeasured && verdict.reason.contains("HTTP 500"))
    }
}
