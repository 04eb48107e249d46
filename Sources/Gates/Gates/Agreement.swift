internal import Events
internal import Senses
internal import Skills

/// Which sessions that use a word speak of the same thing with it.
///
/// Two do where they are about one thing and share a second word (words that say little count half), or one says nothing
/// besides what the other says, or the agent had done much the same before both: two complaints about one doing are one
/// complaint.
struct Agreement {
    /// So many words of what the agent said and ran must be the same.
    fileprivate static let sameDoing = 2

    /// The sessions that have such a partner.
    let sessions: Set<SessionKey>
    /// The sessions that are about one thing with another.
    let akin: Set<SessionKey>

    /// - Parameters:
    ///   - corrections: Of a cluster.
    ///   - word: The one that they share.
    ///   - generic: Words that say nothing about what a rule is about.
    ///   - kinship: The cosine of two remarks' senses from which they are about one thing.
    init(_ corrections: [Correction], besides word: String, _ generic: Set<String>, kinship: Double) {
        var voices: [SessionKey: Voice] = [:]
        for correction in corrections {
            voices[correction.session, default: Voice()].add(correction, generic)
        }
        sessions = Self.paired(voices) { $0.agrees(with: $1, word, generic, kinship) }
        akin = Self.paired(voices) { $0.isAkin(to: $1, kinship) }
    }

    private static func paired(
        _ voices: [SessionKey: Voice], by isPair: (Voice, Voice) -> Bool
    ) -> Set<SessionKey> {
        Set(
            voices.filter { one in
                voices.contains { other in one.key != other.key && isPair(one.value, other.value) }
            }.keys)
    }

    /// What a session's corrections say, and what the agent had said and done before them.
    private struct Voice {
        var said: Set<String> = []
        var seen: Set<String> = []
        var senses: [TextSense] = []

        mutating func add(_ correction: Correction, _ generic: Set<String>) {
            said.formUnion(Words.content(correction.words + "\n" + correction.instruction))
            seen.formUnion(Words.content(correction.context ?? "").subtracting(generic))
            senses.append(TextSense(of: correction.saying))
        }

        func agrees(with other: Voice, _ word: String, _ generic: Set<String>, _ kinship: Double) -> Bool {
            let common = said.intersection(other.said)
            let isShared =
                common.subtracting(generic).count > 1 || common.count > 2 || common == said
                || common == other.said
            let isOneDoing =
                seen.intersection(other.seen).subtracting([word]).count >= Agreement.sameDoing
            return (isShared || isOneDoing) && isAkin(to: other, kinship)
        }

        func isAkin(to other: Voice, _ kinship: Double) -> Bool {
            senses.contains { one in other.senses.contains { Double(one.cosine(to: $0)) >= kinship } }
        }
    }
}

extension Correction {
    /// The words that were said, or, where none are kept, what they were taken to mean.
    var saying: String { words.isEmpty ? instruction : words }
}
