internal import Skills

/// A part of a rule that is for something or against it: "never use --no-verify" is against it,
/// "instead of `npm`" is against npm in the middle of a clause that is for something else.
struct Clause {
    let signs: [Character]
    /// Set where the clause before it forbade, and this one only goes on listing.
    private let isForbiddenBefore: Bool
    private let negations: [Range<Int>]

    private init(_ signs: [Character], isForbiddenBefore: Bool) {
        self.signs = signs
        self.isForbiddenBefore = isForbiddenBefore
        negations = Self.negations.places(in: signs).filter { !Self.isExcused($0, signs) }
    }

    /// The clauses of a text, each knowing whether it goes on with the prohibition before it.
    static func all(in text: String) -> [Clause] {
        FoldedText.sentences(text).flatMap { clauses(of: $0.text) }
    }

    private static func clauses(of sentence: String) -> [Clause] {
        var found: [Clause] = []
        for part in parts(sentence) {
            let goesOn = found.last.map { $0.forbids(at: $0.signs.count) } ?? false
            found.append(
                Clause(Array(part), isForbiddenBefore: goesOn && !Self.startsAnew(part)))
        }
        return found
    }

    /// Cut at commas, colons and dashes, and where something else begins.
    private static func parts(_ sentence: String) -> [String] {
        let breaks = [", ", "，", "、", ": ", " - ", " -- ", " but ", " and then ", " then ", " and instead "]
        return breaks.reduce([sentence]) { parts, sign in
            parts.flatMap { $0.split(separator: sign).map(String.init) }
        }.map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }

    /// Whether the part gives an order of its own; a list of forbidden things ends with "or".
    private static func startsAnew(_ part: String) -> Bool {
        let words = Words.all(part)
        guard let first = words.first, !words.contains("or"), first != "or", first != "nor" else {
            return false
        }
        return Imperative.opens(part) || ["just", "always", "instead", "please", "rather"].contains(first)
    }

    /// Whether what stands at this place is forbidden: a negation comes before it, or right behind it in
    /// languages that put it there.
    func forbids(at place: Int) -> Bool {
        if isForbiddenBefore { return true }
        return negations.contains { $0.upperBound <= place }
            || Self.negationsAfter.places(in: signs).contains { $0.lowerBound >= place }
    }

    /// "Do not hesitate to …" and "never forget to …" order what follows.
    private static func isExcused(_ negation: Range<Int>, _ signs: [Character]) -> Bool {
        let rest = String(signs.dropFirst(negation.upperBound)).trimmingSpaces()
        return excuses.contains(where: rest.hasPrefix)
    }

    private static let negations = Terms([
        "never", "not", "don't", "dont", "avoid*", "stop", "no", "refrain", "cannot", "can't", "mustn't",
        "shouldn't", "won't", "nor", "neither", "forbid*", "prohibit*", "instead of", "rather than", "nicht",
        "nie", "niemals", "kein*", "vermeide*", "statt", "anstatt", "n'*", "ne", "pas", "jamais", "evite*",
        "au lieu de", "nunca", "jamas", "en lugar de", "en vez de", "nao", "em vez de", "non", "mai",
        "invece di", "не", "никогда", "нельзя", "вместо", "不要", "不", "别", "勿", "禁止",
    ])
    private static let negationsAfter = Terms([
        "ないで", "しない", "禁止", "하지 마", "하지 않", "verboten", "is forbidden", "are forbidden", "is not allowed",
        "are not allowed", "interdit", "prohibido",
    ])
    private static let excuses = [
        "hesitate", "forget", "worry", "bother", "be afraid", "be shy", "mind", "fail to", "need", "only",
        "longer", "matter", "problem",
    ]
}
