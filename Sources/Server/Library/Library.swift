internal import API
internal import Events
internal import Store

/// A tenant's skills and candidates as they were at one revision, with the answers that were made of them.
final class Library: Sendable {
    let revision: Int64
    /// Everything that the store has, by id.
    let skills: [String: SkillRecord]
    /// What `/v1/skills` lists, in its order.
    let views: [ListedSkill]
    /// Approved skills, by id.
    let approved: [SkillRecord]
    /// Answers that were encoded already; gone with the library.
    let answers = AnswerShelf<KeptAnswer>()
    /// Whole answers by the targets of their requests, for whoever asks for the very same behind the same door.
    let atHand = AnswerShelf<AnswerAtHand>()

    /// `retirements` are the open proposals to retire a skill, by its id.
    init(
        revision: Int64, skills: [SkillRecord], candidates: [CandidateRecord],
        retirements: [String: [RetirementView]] = [:]
    ) {
        self.revision = revision
        self.skills = Dictionary(skills.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        approved = skills.filter { $0.status == .approved }.sorted { $0.id < $1.id }
        views = ListedSkill.all(skills, candidates, retirements)
    }

    /// The skill where it is served to agents.
    func served(_ id: String) -> SkillRecord? {
        skills[id].flatMap { $0.status == .approved ? $0 : nil }
    }
}
