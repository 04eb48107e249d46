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
        var complaint: [String] = []
        for clause in Self.clauses(text) {
            if Self.disowns(clause) { turnAgainst(complaint) } else { read(clause) }
            complaint = clause
        }
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
            if Self.turns.contains(word) || isRemoval(word, after: last) {
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

    /// "Those comments only restate the code, drop them": what was just told of is not wanted.
    private mutating func turnAgainst(_ complaint: [String]) {
        let told = Words.content(complaint.joined(separator: " ")).intersection(wanted)
        wanted.subtract(told)
        unwanted.formUnion(told)
    }

    private static func disowns(_ clause: [String]) -> Bool {
        let words = clause.filter { !["please", "just", "so", "and", "then", "all", "of"].contains($0) }
        guard let first = words.first, let last = words.last, (2...3).contains(words.count) else {
            return false
        }
        return removals.contains(first) && pointers.contains(last)
    }

    /// "Remove comments that restate the code" is against such comments; what "remove" itself follows is another thing.
    private func isRemoval(_ word: String, after last: String) -> Bool {
        Self.removals.contains(word) && ["", "please", "always", "just", "then", "and"].contains(last)
    }

    private static let removals: Set<String> = ["drop", "remove", "delete", "strip", "revert", "undo"]
    private static let pointers: Set<String> = ["it", "them", "those", "these", "that", "this"]

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
