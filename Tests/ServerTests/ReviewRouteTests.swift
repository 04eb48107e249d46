import API
import Events
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

/// A person's decisions, as the routes take them.
@Suite struct ReviewRouteTests {
    private let house: House

    init() async throws { house = try await House() }

    private static func text(_ name: String, _ rule: String = "Use pnpm.") -> String {
        "---\nname: \(name)\ndescription: \"Use when testing.\"\n---\n\n\(rule)\n"
    }

    private func verdict(_ gate: String, _ outcome: GateVerdict.Outcome) -> GateVerdict {
        GateVerdict(gate: gate, outcome: outcome, reason: "for a reason")
    }

    /// A candidate as a run leaves it.
    private func propose(
        _ name: String = "use-pnpm", _ status: CandidateRecord.Status = .proposed, rule: String = "Use pnpm.",
        verdicts: [GateVerdict] = [GateVerdict(gate: "review", outcome: .ask, reason: "asks")]
    ) async throws {
        try await house.store.saveCandidate(
            CandidateRecord(
                cluster: "c-\(name)", name: name, description: "Use when testing.",
                markdown: Self.text(name, rule), sentences: [], evidenceDigest: "e", status: status,
                verdicts: verdicts), tenant: .local)
    }

    private func decide(
        _ action: String, _ body: String = "", on id: String = "use-pnpm", key: String? = nil
    ) async throws -> Reply {
        try await house.send(.post, "/v1/skills/\(id)/\(action)", body: Array(body.utf8), key: key)
    }

    private func view(_ reply: Reply) throws -> ReviewView {
        try JSONDecoder().decode(ReviewView.self, from: Data(reply.body))
    }

    private func detail(_ id: String = "use-pnpm") async throws -> SkillDetail {
        let reply = try await house.send(.get, "/v1/skills/\(id)")
        return try JSONDecoder().decode(SkillDetail.self, from: Data(reply.body))
    }

    @Test func anApprovedProposalIsServedAndWhoDidItIsKept() async throws {
        try await propose()
        let made = try view(try await decide("approve", #"{"reason":"we all say so"}"#))
        #expect(made.changed && made.skill.status == "approved" && made.skill.version == 1)
        let served = try await house.send(.get, "/v1/skills/use-pnpm/SKILL.md")
        #expect(served.text == Self.text("use-pnpm"))
        let decision = try #require(try await detail().decisions.first)
        #expect(decision.by == "test" && decision.keyID == house.key.id && decision.reason == "we all say so")
        #expect(decision.at == House.now.rfc3339 && decision.version == 1)
    }

    @Test(arguments: ["approve", "reject", "retire"]) func theSameAgainChangesNothing(_ action: String)
        async throws
    {
        try await propose()
        if action == "retire" { _ = try await decide("approve") }
        let body = #"{"reason":"why"}"#
        #expect(try view(try await decide(action, body)).changed)
        let before = try await detail()
        let again = try view(try await decide(action, body))
        #expect(!again.changed && again.decision?.action.rawValue == action)
        #expect(try await detail() == before)
    }

    @Test func onlyLegalStepsAreTaken() async throws {
        try await propose()
        #expect(try await decide("retire").status == .conflict)
        #expect(try await decide("reject").status == .badRequest)
        #expect(try await decide("reject", #"{"reason":"  "}"#).status == .badRequest)
        _ = try await decide("approve")
        let refused = try await decide("reject", #"{"reason":"no"}"#)
        #expect(refused.status == .conflict && refused.text.contains("retire it"))
        #expect(try await decide("approve", on: "none").status == .notFound)
        #expect(try await decide("approve", "{").status == .badRequest)
        #expect(try view(try await decide("retire")).skill.status == "retired")
        #expect(try await decide("reject", #"{"reason":"no"}"#).status == .conflict)
        #expect(try await house.send(.get, "/v1/skills/use-pnpm/SKILL.md").status == .notFound)
        #expect(try view(try await decide("approve")).skill.status == "approved")
    }

    @Test func whatAGateRefusedTakesForceAndSaysSo() async throws {
        try await propose(
            "use-pnpm", .refused, verdicts: [verdict("recurrence", .refuse), verdict("clarity", .ask)])
        let reply = try await decide("approve")
        #expect(reply.status == .conflict && reply.text.contains("recurrence"))
        let made = try view(try await decide("approve", #"{"force":true}"#))
        #expect(made.skill.status == "approved" && made.decision?.overruled == ["recurrence"])
    }

    @Test(arguments: ["secrets", "injection", "spec"])
    func whatTheseGatesRefusedNobodyApproves(_ gate: String) async throws {
        try await propose("use-pnpm", .refused, verdicts: [verdict(gate, .refuse)])
        let reply = try await decide("approve", #"{"force":true}"#)
        #expect(reply.status == .conflict && reply.text.contains("nobody can overrule"))
        #expect(try await detail().skill.status == "rejected")
    }

    @Test func whatTheGatesHaveNotJudgedIsNotDecidedOn() async throws {
        try await propose("use-pnpm", .drafted, verdicts: [])
        #expect(try await decide("approve").status == .conflict)
        #expect(try await decide("reject", #"{"reason":"no"}"#).status == .conflict)
    }

    @Test func aTextThatNobodyLookedAtIsNotDecidedOn() async throws {
        try await propose()
        let digest = try await detail().skill.digest
        try await propose(rule: "Use npm.")
        #expect(try await decide("approve", #"{"digest":"\#(digest)"}"#).status == .conflict)
        let now = try await detail().skill.digest
        #expect(try view(try await decide("approve", #"{"digest":"\#(now)"}"#)).changed)
    }

    @Test func aNewVersionIsShownBesideTheOldAndFollowsIt() async throws {
        try await propose()
        _ = try await decide("approve")
        try await propose(rule: "Use pnpm 9.")
        let both = try await detail()
        #expect(both.markdown == Self.text("use-pnpm") && both.candidate?.status == "proposed")
        #expect(both.candidate?.markdown == Self.text("use-pnpm", "Use pnpm 9."))
        let list = try await house.send(.get, "/v1/skills?status=proposed")
        let listed = try JSONDecoder().decode(SkillList.self, from: Data(list.body)).skills
        #expect(listed.map(\.version) == [2])
        #expect(try view(try await decide("approve")).skill.version == 2)
        #expect(try await detail().markdown == Self.text("use-pnpm", "Use pnpm 9."))
    }

    @Test func aNewVersionThatIsRejectedLeavesTheOldOne() async throws {
        try await propose()
        _ = try await decide("approve")
        try await propose(rule: "Use npm.")
        #expect(try view(try await decide("reject", #"{"reason":"worse"}"#)).skill.status == "rejected")
        let both = try await detail()
        #expect(both.skill.status == "approved" && both.skill.version == 1)
        #expect(both.candidate?.status == "rejected")
    }

    @Test func aRunDoesNotPromoteWhatWasTurnedDownMeanwhile() async throws {
        try await propose("use-pnpm", .drafted, verdicts: [verdict("review", .pass)])
        _ = try await decide("reject", #"{"reason":"no"}"#)
        let text = Self.text("use-pnpm")
        let skill = SkillRecord(
            id: "use-pnpm", version: 1, status: .approved, description: "d", markdown: text,
            digest: "sha256:x",
            cluster: "c-use-pnpm", updatedAt: House.now)
        let candidate = CandidateRecord(
            cluster: "c-use-pnpm", name: "use-pnpm", description: "d", markdown: text, sentences: [],
            evidenceDigest: "e", status: .promoted)
        #expect(try await !house.store.promote(skill, from: candidate, tenant: .local))
        #expect(try await detail().skill.status == "rejected")
    }

    @Test func aReasonIsRedactedAndBounded() async throws {
        try await propose()
        let token = "ghp_" + "R7kQ2mXv9TzLb4WcY8nHs3JdF6gPa1EoUiVt"
        _ = try await decide("reject", #"{"reason":"it says \#(token)"}"#)
        let reason = try #require(try await detail().decisions.first?.reason)
        #expect(!reason.contains(token) && reason.hasPrefix("it says"))
        #expect(
            try await decide("approve", #"{"reason":"\#(String(repeating: "x", count: 70_000))"}"#).status
                == .contentTooLarge)
    }

    @Test func onlyAKeyThatMayWriteDecidesAndOnlyForItsTenant() async throws {
        try await propose()
        let reader = try await House.makeKey(in: house.store, tenant: .local, scopes: [.read, .ingest])
        #expect(try await decide("approve", key: reader.text).status == .forbidden)
        let stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        #expect(try await decide("approve", key: stranger.text).status == .notFound)
        #expect(try await detail().skill.status == "proposed")
    }
}
