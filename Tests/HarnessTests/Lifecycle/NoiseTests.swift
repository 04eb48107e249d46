import Events
import Gates
import Harness
import Store
import TestSupport
import Testing

/// Many made weeks with chance in them: what is taken back, and that nothing flaps.
@Suite struct NoiseTests {
    private let judgement: EffectJudgement

    init() throws {
        judgement = EffectJudgement(
            try Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")).standing)
    }

    /// The week in which a skill is taken back; nil where it never is.
    ///
    /// Before it 60 sessions were corrected at one rate; since then about eight a week are at another.
    private func end(_ before: Double, _ after: Double, seed: UInt64, weeks: Int = 52) -> Int? {
        var dice = SeededGenerator(seed: seed)
        func corrected(_ sessions: Int, _ rate: Double) -> Int {
            (0..<sessions).count { _ in Double.random(in: 0..<1, using: &dice) < rate }
        }
        let earlier = SkillEffectRecord.Count(sessions: 60, corrected: corrected(60, before))
        var later = SkillEffectRecord.Count(sessions: 0, corrected: 0)
        var last: SkillEffectRecord?
        for week in 0..<weeks {
            let sessions = Int.random(in: 4...12, using: &dice)
            later.sessions += sessions
            later.corrected += corrected(sessions, after)
            let record = SkillEffectRecord(
                skill: "s", version: 1, servedSince: Timestamp(milliseconds: 0),
                measuredAt: Timestamp(milliseconds: Int64(week)), before: earlier, after: later,
                standing: .unknown)
            let next = judgement.next(record, after: last)
            if judgement.demotes(next) { return week }
            last = next
        }
        return nil
    }

    private func takenBack(_ before: Double, _ after: Double) -> [Int] {
        (0..<200).compactMap { end(before, after, seed: UInt64($0)) }
    }

    @Test func whatHelpsIsSeldomTakenBack() {
        #expect(takenBack(0.3, 0.03).isEmpty)
        #expect(takenBack(0.3, 0.1).count <= 4)
        #expect(takenBack(0.3, 0.15).count <= 36)
    }

    @Test func whatChangesNothingIsTakenBackInTime() {
        let ends = takenBack(0.3, 0.3)
        #expect(ends.count >= 160)
        #expect(ends.sorted()[ends.count / 2] <= 26)
    }

    @Test func whatHarmsIsTakenBackSoon() {
        let ends = takenBack(0.15, 0.5)
        #expect(ends.count >= 190)
        #expect(ends.sorted()[ends.count / 2] <= 6)
    }

    /// A rate that goes up and down around the limit strikes at most where new sessions came in between.
    @Test func aRunEveryHourChangesNothing() {
        var last: SkillEffectRecord?
        for hour in 0..<500 {
            let record = SkillEffectRecord(
                skill: "s", version: 1, servedSince: Timestamp(milliseconds: 0),
                measuredAt: Timestamp(milliseconds: Int64(hour)),
                before: .init(sessions: 60, corrected: 18),
                after: .init(sessions: 20 + hour % 2, corrected: 6 + hour % 3), standing: .unknown)
            last = judgement.next(record, after: last)
        }
        #expect(last?.strikes == 1)
    }

    /// Clusters that merge and split bring sessions in that are not new.
    @Test func whatIsCountedForTheFirstTimeIsNoNewSession() {
        var last: SkillEffectRecord?
        for (index, clusters) in [["a"], ["a", "b"], ["a"], ["a", "b"]].enumerated() {
            var record = SkillEffectRecord(
                skill: "s", version: 1, servedSince: Timestamp(milliseconds: 0),
                measuredAt: Timestamp(milliseconds: Int64(index)),
                before: .init(sessions: 60, corrected: 18),
                after: .init(sessions: clusters.count * 40, corrected: clusters.count * 14),
                standing: .unknown)
            record.clusters = clusters
            last = judgement.next(record, after: last)
        }
        #expect(last?.strikes == 1)
    }
}
