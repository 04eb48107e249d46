internal import API
internal import Events
internal import Harness
internal import Hummingbird
internal import Redaction
internal import Store

/// Takes a person's decision of a skill, for the API and for the review page alike.
struct ReviewDesk: Sendable {
    private static let longestReason = 2_000

    let skills: any SkillStore
    let now: @Sendable () -> Timestamp
    private let gates: GateDesk?
    private let redactor = Redactor()

    init(_ parts: ServerParts) {
        skills = parts.skills
        now = parts.now
        gates = parts.gates
    }

    /// What is there after the decision, and what was newly decided.
    ///
    /// - Throws: `Failure` where the decision is not legal now (409), a rejection has no reason (400), or
    ///   nothing has that name (404).
    func decide(
        _ action: ReviewAction, on id: String, _ wanted: ReviewRequest, by key: Tenancy
    ) async throws -> (subject: ReviewSubject, decision: SkillDecision?) {
        let review = try review(action, wanted, by: key)
        do {
            let decided = try await skills.review(id, tenant: key.tenant) { try review.decide($0) }
            guard let decided else { throw Self.unknown(id) }
            return (decided.subject.merged, decided.decision)
        } catch let refusal as ReviewRefusal {
            throw Failure(status: .conflict, detail: "\(id): \(refusal)")
        }
    }

    static func unknown(_ id: String) -> Failure {
        Failure.notFound("no skill '\(id.prefix(64))': GET /v1/skills?status=all lists them")
    }

    private func review(_ action: ReviewAction, _ wanted: ReviewRequest, by key: Tenancy) throws -> Review {
        // A reason may quote what is talked about, secrets too.
        let reason = wanted.reason.map { redactor.redact(String($0.prefix(Self.longestReason))) }
        guard action != .reject || reason?.contains(where: { !$0.isWhitespace }) == true else {
            throw Failure(
                status: .badRequest, detail: "a rejection wants its reason, for whoever meets the skill again"
            )
        }
        var review = Review(
            SkillDecision.Action(action), reason: reason, digest: wanted.digest, force: wanted.force ?? false,
            keyID: key.keyID, keyName: key.keyName, now: now())
        review.gates = gates
        return review
    }
}
