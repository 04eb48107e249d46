import Events
import Gates
import Harness
import Store
import TestSupport
import Testing

/// Made histories: what two counts say, and what follows from several in a row.
@Suite struct EffectJudgementTests {
    private let judgement: EffectJudgement

    init() throws {
        judgement = EffectJudgement(
            try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")).standing)
    }

    private func record(_ before: (Int, Int), _ after: (Int, Int), version: Int = 1, since: Int64 = 0)
        -> SkillEffectRecord
    {
        SkillEffectRecord(
            skill: "s", version: version, servedSince: Timestamp(milliseconds: since),
            measuredAt: Timestamp(milliseconds: 9), before: .init(sessions: before.1, corrected: before.0),
            after: .init(sessions: after.1, corrected: after.0), standing: .unknown)
    }

    /// What a history of (corrected, sessions) since the promotion comes to.
    private func history(_ before: (Int, Int), _ afters: [(Int, Int)]) -> [SkillEffectRecord] {
        var last: SkillEffectRecord?
        return afters.map { after in
            let next = judgement.next(record(before, after), after: last)
            last = next
            return next
        }
    }

    @Test(arguments: [
        ((12, 40), (0, 11), SkillEffectRecord.Standing.unknown), ((12, 40), (1, 40), .helps),
        ((12, 40), (12, 40), .idle), ((4, 40), (20, 40), .harms), ((12, 40), (3, 14), .unclear),
        ((1, 100), (0, 20), .unknown), ((0, 0), (5, 40), .unknown), ((0, 30), (12, 30), .harms),
    ])
    func countsSayWhatTheyCan(
        _ before: (Int, Int), _ after: (Int, Int), _ standing: SkillEffectRecord.Standing
    ) {
        let seen = judgement.standing(
            before: Share(before.0, of: before.1), after: Share(after.0, of: after.1))
        #expect(seen == standing)
    }

    @Test func theSameSessionsDoNotSpeakTwice() {
        let seen = history((12, 40), [(7, 20), (7, 20), (7, 21), (9, 27)])
        #expect(seen.map(\.strikes) == [1, 1, 1, 1])
        #expect(!seen.contains(where: judgement.demotes))
    }

    @Test func twoStrikesOnNewSessionsEndIt() {
        let seen = history((12, 40), [(7, 20), (10, 30)])
        #expect(seen.map(\.strikes) == [1, 2])
        #expect(judgement.demotes(seen[1]))
        #expect(judgement.reason(seen[1]).contains("10 of 30 sessions"))
    }

    @Test func whatHelpsIsNeverTakenBack() {
        let seen = history((12, 40), [(0, 15), (1, 30), (1, 60), (2, 120)])
        #expect(seen.allSatisfy { $0.strikes == 0 })
        #expect(seen.last?.standing == .helps)
    }

    /// Between the two limits a strike is neither added nor forgotten.
    @Test func aDoubtfulMeasurementChangesNothing() {
        let seen = history((12, 40), [(7, 20), (6, 28), (6, 80)])
        #expect(seen.map(\.strikes) == [1, 1, 0])
    }

    @Test func aNewVersionOrANewApprovalBeginsAnew() {
        let struck = judgement.next(record((12, 40), (7, 20)), after: nil)
        #expect(struck.strikes == 1)
        #expect(judgement.next(record((12, 40), (10, 30), version: 2), after: struck).strikes == 1)
        #expect(judgement.next(record((12, 40), (10, 30), since: 7), after: struck).strikes == 1)
    }

    /// A skill whose rate stays at a fifth is not taken back by chance in many weeks of ten sessions each.
    @Test func chanceDoesNotTakeBackWhatHalves() {
        // Corrected in 1 of 10 sessions a week, for 30 weeks, against 1 of 4 before.
        let weeks = (1...30).map { ($0, $0 * 10) }
        #expect(!history((25, 100), weeks).contains(where: judgement.demotes))
    }
}
