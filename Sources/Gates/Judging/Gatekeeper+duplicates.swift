package import Skills

extension Gatekeeper {
    /// The skill that says nearly what a draft says, by the measure and the limit of the `novelty` gate; nil
    /// where the draft is new.
    package func duplicate(of draft: SkillDocument, among skills: [SkillDocument]) -> SkillDocument? {
        let gate = posts.lazy.compactMap { $0.gate as? NoveltyGate }.first
        return gate?.duplicate(of: draft, among: skills)
    }

    /// The line of a rules file that says nearly what a skill says, by the same measure; nil where none does.
    package func line(saying document: SkillDocument, among lines: [RuleLine]) -> RuleLine? {
        let gate = posts.lazy.compactMap { $0.gate as? NoveltyGate }.first
        return gate?.line(saying: document, among: lines)
    }
}
