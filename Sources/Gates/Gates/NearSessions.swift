internal import Events
internal import Senses

/// Which sessions mean the same as a rule, and which the same as another session, in whatever words.
struct NearSessions {
    let ofRule: Set<SessionKey>
    let ofEachOther: Set<SessionKey>
    /// How lasting the surest of those sounded that mean the same as the rule; 1 where none does.
    let durability: Double

    /// `least` is the cosine from which two texts mean the same.
    init(_ corrections: [Correction], of rule: String, least: Double) {
        let wanted = TextSense(of: rule)
        let voices = corrections.map { correction in
            (session: correction.session, sense: TextSense(of: correction.saying))
        }
        let isNear = { (one: TextSense, other: TextSense) in Double(one.cosine(to: other)) >= least }
        ofRule = Set(voices.filter { isNear($0.sense, wanted) }.map(\.session))
        durability =
            zip(corrections, voices).filter { isNear($0.1.sense, wanted) }.map(\.0.durability).max() ?? 1
        // A large cluster's first voices stand for all: one that is near none of them is near few others.
        let known = voices.prefix(Self.mostCompared)
        ofEachOther = Set(
            voices.filter { one in
                known.contains { $0.session != one.session && isNear(one.sense, $0.sense) }
            }.map(\.session))
    }

    /// Corrections that each is compared with.
    private static let mostCompared = 200
}
