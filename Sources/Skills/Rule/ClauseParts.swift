/// One clause of a sentence.
struct ClausePart {
    var range: Range<Int>
    var canBegin = true
    var canEnd = true
}

/// Cuts a sentence into clauses at dashes, at colons, and at commas after which a new clause begins.
enum ClauseParts {
    static func all(in text: RunningText) -> [ClausePart] {
        var parts: [ClausePart] = []
        var reach = ClauseReach()
        var start = 0
        var cuts = text.signs.indices.compactMap { cut(at: $0, in: text) }
        cuts.append((text.signs.count, text.signs.count, " "))
        for cut in cuts where cut.end > start {
            let words = Words.all(text.text(start..<cut.end))
            let restricts = words.first.map(restrictions.contains) ?? false
            if restricts, let last = parts.indices.last { parts[last].canEnd = false }
            parts.append(
                ClausePart(range: start..<cut.end, canBegin: reach.frees(words), canEnd: cut.sign != ":"))
            reach.pass(words, before: cut.sign)
            start = cut.next
        }
        return parts
    }

    private static func cut(at index: Int, in text: RunningText) -> (end: Int, next: Int, sign: Character)? {
        let sign = text.signs[index]
        guard text.isOpen(index), text.isSpace(index + 1) else {
            return sign == "—" && text.isOpen(index) ? (index, index + 1, "-") : nil
        }
        switch sign {
        case "-", "–", "—": return text.isSpace(index - 1) || sign == "—" ? (index, index + 1, "-") : nil
        case ":": return (index, index + 1, ":")
        case ",": return opensClause(after: index, in: text) ? (index, index + 1, ",") : nil
        case " ": return reason(after: index, in: text) ? (index, index + 1, " ") : nil
        default: return nil
        }
    }

    private static func reason(after index: Int, in text: RunningText) -> Bool {
        let word = String(text.signs[(index + 1)...].prefix { !$0.isWhitespace }).lowercased()
        return word == "because" || word == "cause"
    }

    private static func opensClause(after index: Int, in text: RunningText) -> Bool {
        let rest = (index + 1)..<text.signs.count
        let end = rest.first { text.isOpen($0) && ",:;".contains(text.signs[$0]) } ?? text.signs.count
        let words = Words.all(text.text((index + 1)..<end))
        guard let first = words.first, !["not", "or", "nor", "and", "but"].contains(first) else {
            return words.first == "and" && words.dropFirst().first.map(ClauseWords.subjects.contains) ?? false
        }
        if first == "so" { return true }
        return ClauseWords.subjects.contains(first) || Imperative.isOrder(first)
            || words.dropFirst().prefix(4).contains(where: ClauseWords.finite.contains)
    }

    private static let restrictions: Set<String> = [
        "unless", "except", "but", "not", "if", "when", "until", "before", "after", "only", "without",
        "instead", "or", "nor", "and",
    ]
}
