internal import Events

/// A command that an agent ran and should not have, and what took its place, as one correction's evidence
/// shows it.
struct CommandPair: Hashable {
    /// Details are cut at 90 characters a side; a command that long may have lost its end.
    private static let cutAt = 90

    var wrong: String
    /// Nil for a refused command, which nothing replaced.
    var right: String?

    /// The pairs in a correction that have to do with what was said, or whose two sides resemble each other.
    static func all(in correction: Correction) -> [CommandPair] {
        let said = Words.content(correction.instruction + " " + correction.words)
        return correction.evidence.compactMap { evidence in
            switch evidence.channel {
            case .refusal: CommandPair(refused: evidence.detail)
            case .command: CommandPair(replaced: evidence.detail, said: said)
            case .words, .interrupt, .repetition, .edit: nil
            }
        }.filter { $0.concerns(said) }
    }

    private init?(refused detail: String) {
        guard let command = ShellLine.command(in: detail) else { return nil }
        wrong = command
    }

    private init?(replaced detail: String, said: Set<String>) {
        for arrow in ["→", "⇒", " -> ", " => ", "\n"] {
            let parts = detail.split(separator: arrow, maxSplits: 1).map { $0.trimmingSpaces() }
            guard parts.count == 2 else { continue }
            guard parts.allSatisfy({ $0.count < Self.cutAt }), let before = ShellLine.command(in: parts[0]),
                let after = ShellLine.command(in: parts[1])
            else { return nil }
            wrong = before
            right = Self.vouched(after, by: said.union(Words.content(before)))
            if wrong == right { return nil }
            return
        }
        return nil
    }

    /// The command up to the first argument that neither the user nor the replaced command named.
    ///
    /// What an agent ran may come out of a file or a page that it read; only its program and subcommand are
    /// taken on trust.
    private static func vouched(_ command: String, by known: Set<String>) -> String {
        let words = command.split(separator: " ")
        let kept = words.enumerated().prefix { index, word in
            index == 0 || index == 1 && word.allSatisfy { $0.isLetter || $0 == "-" } && !word.hasPrefix("-")
                || !Words.content(String(word)).isEmpty && Words.content(String(word)).isSubset(of: known)
        }
        return kept.map(\.element).joined(separator: " ")
    }

    /// The program and its subcommand on both sides, where more follows on both: `npm install` and `pnpm add`.
    var heads: CommandPair? {
        guard let right, let before = Self.head(wrong), let after = Self.head(right), before != after else {
            return nil
        }
        var pair = self
        (pair.wrong, pair.right) = (before, after)
        return pair
    }

    private static func head(_ command: String) -> String? {
        let words = command.split(separator: " ")
        guard words.count > 2, words[1].allSatisfy({ $0.isLetter || $0 == "-" }), !words[1].hasPrefix("-")
        else { return nil }
        return words.prefix(2).joined(separator: " ")
    }

    private func concerns(_ said: Set<String>) -> Bool {
        let before = Words.content(wrong)
        let after = Words.content(right ?? "")
        return !before.isDisjoint(with: said) || !after.isDisjoint(with: said)
            || said.isEmpty && right != nil && !before.isDisjoint(with: after)
    }
}
