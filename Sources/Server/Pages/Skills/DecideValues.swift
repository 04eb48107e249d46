internal import Events
internal import Harness
internal import Store

/// Which decisions a person can take now, as forms.
struct DecideValues: Sendable {
    struct Approval: Sendable {
        let title: String
        let digest: String
        /// Gates that are overruled by it; nil where none refused.
        let overrules: String?
    }

    let url: String
    let token: String
    let mayWrite: Bool
    let approval: Approval?
    /// The digest of what can be rejected, retired or edited.
    let rejection: String?
    let retirement: String?
    let editURL: String?
    /// Why it cannot be approved; nil where it can.
    let obstacle: String?
    let problem: String?
    let reason: String
    let isOpen: Bool

    init(_ subject: SkillSubject, visit: PageVisit?, problem: String?, reason: String) {
        url = PagePath.skill(subject.id)
        token = visit?.token ?? ""
        mayWrite = visit?.mayWrite == true
        self.problem = problem
        self.reason = reason
        let (next, skill) = (subject.next, subject.skill)
        let refusing = next?.verdicts.filter { $0.outcome == .refuse }.map(\.gate) ?? []
        let final = refusing.filter(Review.final.contains)
        let isJudged = next.map { $0.status != .drafted || !$0.verdicts.isEmpty } ?? true
        if let next, final.isEmpty, isJudged {
            approval = Approval(
                title: skill == nil ? "Approve" : "Approve as v\((skill?.version ?? 0) + 1)",
                digest: next.digest,
                overrules: refusing.isEmpty ? nil : refusing.joined(separator: ", "))
        } else if let skill, next == nil, skill.status != .approved {
            approval = Approval(title: "Approve again", digest: skill.digest, overrules: nil)
        } else {
            approval = nil
        }
        obstacle =
            if !final.isEmpty {
                "Nobody can overrule \(final.joined(separator: ", ")): what it refuses is a danger, or no skill."
            } else if !isJudged { "The gates have not judged it yet: start a run." } else { nil }
        let isRejectable = isJudged && next.map { $0.status == .proposed || skill == nil } == true
        rejection = isRejectable ? next?.digest : nil
        retirement = skill.flatMap { $0.status == .approved ? $0.digest : nil }
        editURL = skill.map { PagePath.of("skills", $0.id, "edit") }
        isOpen = approval != nil || rejection != nil || retirement != nil || editURL != nil
    }
}
