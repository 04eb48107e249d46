internal import Senses
internal import Skills

/// What a skill tells an agent to do, as words for and against.
struct RuleText: Sendable {
    let stance: Stance
    /// What it is about, whichever side it takes.
    let sense: TextSense

    init(_ text: String) {
        stance = Stance(text)
        sense = TextSense(of: text)
    }

    /// The first line of a body that instructs: drafts state their rule there; of other skills it is the
    /// nearest thing to one.
    init(ofBody body: String) {
        self.init(BodyLine.all(in: body).first { $0.kind == .text }?.text ?? "")
    }

    func says(sameAs other: RuleText) -> Bool { stance == other.stance }

    /// 0...1: the share of all words that the two agree on; 1 where the other says all that this one says.
    func similarity(to other: RuleText) -> Double {
        let saysMore =
            !stance.wanted.isSubset(of: other.stance.wanted)
            || !stance.unwanted.isSubset(of: other.stance.unwanted)
            || !stance.context.isSubset(of: other.stance.context)
        return stance.words.count >= 2 && !saysMore ? 1 : stance.agreement(with: other.stance)
    }
}
