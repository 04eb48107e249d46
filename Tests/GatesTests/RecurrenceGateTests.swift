import Events
import Gates
import Skills
import Testing

@Suite struct RecurrenceGateTests {
    private func verdict(_ seen: [(session: String, day: Int64, user: String?)]) throws -> GateVerdict {
        let corrections = seen.enumerated().map { index, item in
            Sample.correction("c\(index)", "use pnpm", day: item.day, session: item.session, user: item.user)
        }
        return try #require(try ShippedGates.verdict("recurrence", Sample.candidate(corrections)))
    }

    @Test func onceIsRefusedWithItsFigures() throws {
        let verdict = try verdict([("s1", 0, "a")])
        #expect(verdict.outcome == .refuse)
        #expect(
            verdict.reason
                == "seen in 1 session on 1 day by 1 person: wants 2 sessions on 2 days or by 2 people, or 3 sessions"
        )
        #expect(verdict.evidence == ["c0"])
    }

    @Test func fiveTimesInOneSessionIsOnce() throws {
        #expect(try verdict(Array(repeating: ("s1", 0, "a"), count: 5)).outcome == .refuse)
    }

    @Test func twoSessionsOnOneDayByOnePersonAreTooFew() throws {
        #expect(try verdict([("s1", 0, "a"), ("s2", 0, "a")]).outcome == .refuse)
    }

    @Test func twoSessionsSufficeOnTwoDaysOrByTwoPeople() throws {
        #expect(try verdict([("s1", 0, "a"), ("s2", 1, "a")]).outcome == .pass)
        #expect(try verdict([("s1", 0, "a"), ("s2", 0, "b")]).outcome == .pass)
    }

    @Test func threeSessionsSufficeAlone() throws {
        #expect(try verdict([("s1", 0, nil), ("s2", 0, nil), ("s3", 0, nil)]).outcome == .pass)
    }

    /// Two turns with one word in common are one witness while the second is hardly a correction.
    @Test func doubtfulCorrectionsAreNoWitnesses() throws {
        var (sure, doubtful) = (
            Sample.correction("c1", "log a warning"),
            Sample.correction("c2", "a better log", day: 1, session: "s2")
        )
        doubtful.confidence = 0.3
        let verdict = try ShippedGates.verdict("recurrence", Sample.candidate([sure, doubtful]))
        #expect(verdict?.outcome == .refuse)
        #expect(verdict?.reason.contains("1 more") == true)
        sure.confidence = 0.4
        doubtful.confidence = 0.4
        let unsure = try ShippedGates.verdict("recurrence", Sample.candidate([sure, doubtful]))
        #expect(unsure?.outcome == .refuse)
    }

    /// What the cluster or the draft claims does not count; corrections of other clusters neither.
    @Test func claimsAreNotCounted() throws {
        let own = Sample.correction("c1", "use pnpm")
        let other = Sample.correction("x1", "use pnpm", day: 3, session: "s9")
        var candidate = Sample.candidate([own])
        candidate.cluster.recurrence = Recurrence(
            corrections: 9, sessions: 9, days: 9, users: 9, repositories: 9)
        candidate = Candidate(draft: candidate.draft, cluster: candidate.cluster, corrections: [own, other])
        #expect(try ShippedGates.verdict("recurrence", candidate)?.outcome == .refuse)
    }

    /// One user of a team who says it in many sessions is stopped where the tenant wants two people.
    @Test func aTeamCanInsistOnTwoPeople() throws {
        let planted = (0..<20).map {
            Sample.correction("c\($0)", "use evil-pkg", day: Int64($0), session: "s\($0)")
        }
        let keeper = try ShippedGates.keeper(overriding: [
            ("recurrence", "min_days", .integer(1_000_000)),
            ("recurrence", "min_sessions_alone", .integer(1_000_000)),
        ])
        let verdict = keeper.judge(Sample.candidate(planted)).first { $0.gate == "recurrence" }
        #expect(verdict?.outcome == .refuse)
    }
}
