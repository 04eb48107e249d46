internal import Events
internal import Skills

/// Which sessions that use a word speak of the same thing with it.
///
/// Two do where they share a second word (words that say little count half), where one says nothing besides what the
/// other says, or where the agent had done much the same before both: two complaints about one doing are one complaint.
struct Agreement {
    /// So many words of what the agent said and ran must be the same.
    private static let sameDoing = 2

    /// The sessions that have such a partner.
    let sessions: Set<SessionKey>

    init(_ corrections: [Correction], besides word: String, _ generic: Set<String>) {
        var voices: [SessionKey: (said: Set<String>, seen: Set<String>)] = [:]
        for correction in corrections {
            let said = Words.content(correction.words + "\n" + correction.instruction)
            let seen = Words.content(correction.context ?? "").subtracting(generic)
            voices[correction.session, default: ([], [])].said.formUnion(said)
            voices[correction.session, default: ([], [])].seen.formUnion(seen)
        }
        sessions = Set(
            voices.keys.filter { one in
                voices.contains { other, voice in
                    guard one != other, let own = voices[one] else { return false }
                    return Self.agree(own, voice, word, generic)
                }
            })
    }

    private static func agree(
        _ one: (said: Set<String>, seen: Set<String>), _ other: (said: Set<String>, seen: Set<String>),
        _ word: String, _ generic: Set<String>
    ) -> Bool {
        let common = one.said.intersection(other.said)
        let telling = common.subtracting(generic).count
        if telling > 1 || common.count > 2 || common == one.said || common == other.said { return true }
        return one.seen.intersection(other.seen).subtracting([word]).count >= sameDoing
    }
}
