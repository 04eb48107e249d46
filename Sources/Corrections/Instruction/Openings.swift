/// What people say before the rule and what is no part of it.
enum Openings {
    /// The words without leading interjections, addresses and lone marks, without swearing, and without a
    /// trailing "please".
    static func stripped(_ words: [Spoken]) -> [Spoken] {
        var rest = words.filter { !swearing.contains($0.plain) }[...]
        while let first = rest.first, rest.count > 1 {
            let length = opening(of: rest, first)
            guard length > 0 else { break }
            rest.removeFirst(length)
        }
        // "no default exports please, the import should work": what follows is no part of the rule.
        if let please = rest.dropFirst(2).firstIndex(where: { pleases.contains($0.plain) && $0.endsPhrase }) {
            rest = rest[..<please]
        }
        while let last = rest.last, rest.count > 1, endings.contains(last.plain) { rest.removeLast() }
        return Array(rest)
    }

    /// How many words at the start are no part of the rule.
    private static func opening(of words: ArraySlice<Spoken>, _ first: Spoken) -> Int {
        if first.plain.isEmpty { return 1 }
        if first.plain == "no", !first.endsPhrase, !answers(words.dropFirst().first?.plain) { return 0 }
        if interjections.contains(first.plain) || first.endsPhrase && addresses.contains(first.plain) {
            return 1
        }
        for phrase in phrases[first.plain] ?? [] where words.count > phrase.count {
            if zip(words, phrase).allSatisfy({ $0.plain == $1 }) { return phrase.count }
        }
        return 0
    }

    /// True where a "no" without a pause is an answer ("no use pnpm") and not part of the rule ("no default
    /// exports").
    private static func answers(_ next: String?) -> Bool {
        guard let next else { return true }
        return imperativeVerbs.contains(next) || interjections.contains(next) || afterAnAnswer.contains(next)
    }

    private static let afterAnAnswer: Set<String> = [
        "i", "you", "we", "it", "its", "the", "this", "that", "thats", "there", "they", "not", "dont", "do",
        "never", "always", "only", "im", "youre", "why", "what", "stop", "wait", "need", "because", "thanks",
    ]

    /// Dropped wherever they open a sentence.
    private static let interjections: Set<String> = [
        "no", "nope", "nah", "hey", "hmm", "hmmm", "hm", "uh", "um", "ok", "okay", "yes", "yeah", "yep", "oh",
        "ah", "so", "but", "and", "also",
        "please", "pls", "dude", "man", "bro", "actually", "just", "simply", "wtf", "seriously", "instead",
        "lets", "nein", "bitte", "aber",
        "und", "doch", "ja", "non", "oui", "mais", "et", "pero", "sí", "não", "mas", "sim", "нет",
        "пожалуйста", "но", "да", "ну",
    ]
    /// Dropped only where a mark sets them off: "stop, use pnpm" but not "stop using npm".
    private static let addresses: Set<String> = [
        "wait", "stop", "right", "well", "then", "now", "again", "wrong", "great", "good", "nice", "cool",
        "perfect", "thanks", "sorry", "sure",
        "better", "remember", "still", "maybe", "claude", "codex", "cursor", "halt", "y", "e", "и",
    ]
    private static let endings: Set<String> = [
        "please", "pls", "thanks", "thx", "bitte", "danke", "merci", "man", "dude", "ok", "okay", "btw",
    ]
    private static let pleases: Set<String> = ["please", "pls", "bitte"]
    private static let swearing: Set<String> = [
        "fucking", "fuck", "damn", "goddamn", "bloody", "freaking", "wtf", "ffs",
    ]

    /// Longer openings by their first word, longest first.
    private static let phrases: [String: [[String]]] = {
        let all = text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map {
            $0.split(separator: " ").map(String.init)
        }
        return Dictionary(grouping: all.filter { !$0.isEmpty }.sorted { $0.count > $1.count }) { $0[0] }
    }()

    private static let text = """
        thats wrong|that is wrong|not that|thats not right|thats not what i asked|as i said|like i said|i said|i told you to|i told you|i already told you
        i already said|i asked you to|i want you to|i meant|i mean|you should|you must|you need to|you have to|we should|we must|we need to|we have to
        can you|could you|would you|can we|remember to|remember that|make sure to|make sure you|next time|from now on|in the future|going forward|i think that
        i think we should|i think|i believe|i feel like|it seems|seems like|thanks but|good but|once more|for the last time|come on|what the hell|hold on|in general
        sil te plaît|sil vous plaît|por favor|ich sagte|ich habe gesagt|je tai dit|te dije|eu disse|я сказал|du sollst|tu dois|ты должен
        """
}
