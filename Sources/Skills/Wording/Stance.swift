/// What an instruction is for and what it is against, as words: "Use pnpm, not npm" is for pnpm and against npm.
///
/// A reading of cues, not of grammar: enough to see that two instructions with the same words say opposite things.
package struct Stance: Sendable, Equatable {
    package var wanted: Set<String> = []
    package var unwanted: Set<String> = []

    package init(_ text: String) {
        for clause in Self.clauses(text) {
            var against = false
            var last = ""
            for word in clause {
                defer { last = word }
                if Self.turns.contains(word) {
                    against = true
                } else if Self.returns.contains(word), !Self.turns.contains(last) {
                    against = false
                } else {
                    add(word, against: against)
                }
            }
        }
        wanted.subtract(unwanted)
    }

    package var words: Set<String> { wanted.union(unwanted) }

    /// 0...1: of the words that the two do not agree on, the share that one is for and the other against.
    package func opposition(to other: Stance) -> Double {
        let agreed = wanted.intersection(other.wanted).union(unwanted.intersection(other.unwanted))
        let open = words.union(other.words).subtracting(agreed)
        guard !open.isEmpty else { return 0 }
        let crossed = wanted.intersection(other.unwanted).union(unwanted.intersection(other.wanted))
        return Double(crossed.count) / Double(open.count)
    }

    /// 0...1: the share of all words that both are for, or both against.
    package func agreement(with other: Stance) -> Double {
        let all = words.union(other.words)
        guard !all.isEmpty else { return 0 }
        let shared = wanted.intersection(other.wanted).union(unwanted.intersection(other.unwanted))
        return Double(shared.count) / Double(all.count)
    }

    private mutating func add(_ word: String, against: Bool) {
        let content = Words.content(word)
        if against {
            unwanted.formUnion(content)
        } else {
            wanted.formUnion(content)
        }
    }

    private static func clauses(_ text: String) -> [[String]] {
        text.split { ",;!?:\n—–()。，；！？、".contains($0) }.flatMap { $0.split(separator: ". ") }
            .map { joined(Words.all(String($0))) }
    }

    /// Two-word turns as one word: `do not` is `don't`, `instead of` is `instead-of`.
    private static func joined(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words {
            switch (result.last, word) {
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
