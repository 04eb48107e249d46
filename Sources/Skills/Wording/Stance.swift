/// What an instruction is for and what it is against, as words: "Use pnpm, not npm" is for pnpm and against
/// npm.
///
/// A reading of cues, not of grammar: enough to see that two instructions with the same words say opposite
/// things.
package struct Stance: Sendable, Equatable {
    package private(set) var wanted: Set<String> = []
    package private(set) var unwanted: Set<String> = []
    /// What a condition speaks of ("before pushing"): neither wanted nor unwanted.
    package private(set) var context: Set<String> = []

    package init(_ text: String) {
        for clause in Self.clauses(text) { read(clause) }
        wanted.subtract(unwanted)
        // A condition without an end in sight holds the rule itself.
        if wanted.isEmpty, unwanted.isEmpty { (wanted, context) = (context, []) }
    }

    package var words: Set<String> { wanted.union(unwanted).union(context) }

    /// 0...1: of what one of the two is against, the share that the other wants; words that both are against
    /// aside.
    ///
    /// Only this way round: "write tests" and "do not write low-value tests" go together.
    package func opposition(to other: Stance) -> Double {
        if unwanted.isEmpty, other.unwanted.isEmpty { return 0 }
        return max(
            Self.share(of: unwanted.subtracting(other.unwanted), in: other.wanted),
            Self.share(of: other.unwanted.subtracting(unwanted), in: wanted))
    }

    /// 0...1: the share of all words that both are for, both against, or both have for a condition.
    package func agreement(with other: Stance) -> Double {
        let shared = wanted.intersection(other.wanted).union(unwanted.intersection(other.unwanted))
            .union(context.intersection(other.context))
        return Self.share(of: words.union(other.words), in: shared)
    }

    private static func share(of words: Set<String>, in others: Set<String>) -> Double {
        words.isEmpty ? 0 : Double(words.intersection(others).count) / Double(words.count)
    }

    private enum Side { case wanted, unwanted, context }

    private mutating func read(_ clause: [String]) {
        var side = Side.wanted
        var last = ""
        for word in clause {
            if Self.turns.contains(word) {
                side = .unwanted
            } else if Self.returns.contains(word), !Self.turns.contains(last) {
                side = .wanted
            } else {
                add(word, to: side)
                if Cues.markers.contains(word) || word == "until" || word == "unless" { side = .context }
            }
            last = word
        }
    }

    private mutating func add(_ word: String, to side: Side) {
        let content = Words.content(word)
        switch side {
        case .wanted: wanted.formUnion(content)
        case .unwanted: unwanted.formUnion(content)
        case .context: context.formUnion(content)
        }
    }

    private static func clauses(_ text: String) -> [[String]] {
        text.split { ",;!?:\n—–()。，；！？、".contains($0) }.flatMap { $0.split(separator: ". ") }
            .map { joined(Words.all(String($0))) }
    }

    /// Turns of two words as one: `instead of` is `instead-of`, and the `to` of "prefer pnpm to npm" is
    /// `rather-than`.
    private static func joined(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            switch (result.last, word) {
            case (_, "to"), (_, "over"): result.append(result.contains("prefer") ? "rather-than" : word)
            case ("instead", "of"), ("rather", "than"), ("leave", "out"):
                result[result.count - 1] += "-" + word
            default: result.append(word)
            }
        }
        return result
    }

    private static let turns: Set<String> = [
        "not", "never", "don't", "dont", "no", "avoid", "stop", "without", "instead-of", "rather-than",
        "leave-out",
        "omit", "skip", "doesn't", "didn't", "shouldn't", "mustn't", "can't", "cannot", "won't", "nicht",
        "kein",
        "keine", "nie", "ne", "pas", "jamais", "nunca", "не", "никогда",
    ]
    /// Words after which a clause is for something again; not right after a turn ("don't use npm").
    private static let returns: Set<String> = ["but", "use", "always", "instead", "only", "please", "prefer"]
}
