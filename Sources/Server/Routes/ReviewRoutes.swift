internal import API
internal import Events
internal import Foundation
internal import Harness
internal import Hummingbird
internal import Store

/// `POST /v1/skills/{id}/approve|reject|retire`: a person's decisions.
struct ReviewRoutes {
    private static let largestBody = 64 << 10

    private let desk: ReviewDesk

    init(_ parts: ServerParts) { desk = ReviewDesk(parts) }

    func add(to group: RouterGroup<ModaContext>) {
        for action in ReviewAction.allCases {
            group.post(RouterPath("skills/:id/\(action.rawValue)")) { try await decide(action, $0, $1) }
        }
    }

    private func decide(
        _ action: ReviewAction, _ request: Request, _ context: ModaContext
    ) async throws -> Response {
        let id = try context.part("id")
        guard let key = context.key else { throw Failure.unauthorized }
        let decided = try await desk.decide(action, on: id, try await body(of: request), by: key)
        guard let view = SkillView(decided.subject, after: action) else { throw ReviewDesk.unknown(id) }
        let last = decided.subject.lastDecision.map(DecisionView.init)
        let answer = ReviewView(
            skill: view, changed: decided.decision != nil, decision: last?.action == action ? last : nil)
        return try .json(answer, headers: [.cacheControl: "no-store"])
    }

    /// The body, which may be missing altogether.
    private func body(of request: Request) async throws -> ReviewRequest {
        let buffer = try await request.body.collect(upTo: Self.largestBody)
        guard buffer.readableBytes > 0 else { return ReviewRequest() }
        do {
            return try JSONDecoder().decode(ReviewRequest.self, from: Data(buffer.readableBytesView))
        } catch {
            throw Failure(
                status: .badRequest,
                detail:
                    "the body is JSON, each member optional: {\"reason\": \"…\", \"digest\": \"sha256:…\", \"force\": true}"
            )
        }
    }
}

extension SkillDecision.Action {
    init(_ action: ReviewAction) {
        switch action {
        case .approve: self = .approve
        case .reject: self = .reject
        case .retire: self = .retire
        }
    }
}

extension SkillView {
    /// What a decision was about, as it is after it: a rejection is of the candidate.
    fileprivate init?(_ subject: ReviewSubject, after action: ReviewAction) {
        if action == .reject, let candidate = subject.candidate {
            self.init(candidate, version: subject.skill.map { $0.version + 1 } ?? 0)
        } else if let skill = subject.skill {
            self.init(skill)
        } else {
            return nil
        }
    }
}

extension DecisionView {
    init(_ decision: SkillDecision) {
        let action: ReviewAction =
            switch decision.action {
            case .approve: .approve
            case .reject: .reject
            case .retire: .retire
            }
        self.init(
            action: action, at: decision.at.rfc3339, by: decision.keyName, keyID: decision.keyID,
            reason: decision.reason, overruled: decision.overruled, version: decision.version)
    }
}
