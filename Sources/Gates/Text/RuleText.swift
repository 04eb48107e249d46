internal import Skills

/// What a skill tells an agent to do, as words for and against.
struct RuleText {
    let stance: Stance

    init(_ text: String) { stance = Stance(text) }

    /// The first paragraph that instructs: drafts state their rule there; of other skills it is the nearest thing to one.
    init(of document: SkillDocument) {
        let lines = BodyLine.all(in: document.body)
        self.init(lines.first { $0.kind == .text }?.text ?? document.description)
    }

    func says(sameAs other: RuleText) -> Bool { stance == other.stance }

    /// 0...1: the words that both are for or both against, out of all; out of one's own where the other says all of them.
    func similarity(to other: RuleText) -> Double {
        let shared = stance.agreement(with: other.stance)
        let isInside =
            stance.words.count >= 2 && stance.wanted.isSubset(of: other.stance.wanted)
            && stance.unwanted.isSubset(of: other.stance.unwanted)
        return isInside ? 1 : shared
    }
}
