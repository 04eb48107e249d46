/// A sentence of a correction, its imperative, and how much it says about what to do.
struct Clause: Sendable {
    var words: [String]
    var imperative: String
    /// How far the sentence holds an instruction: the clause that is worth most stands for the turn.
    var worth: Double

    init(_ sentence: String) {
        let asked = sentence.hasSuffix("?")
        words = Openings.stripped(sentence.split(separator: " ").map(String.init))
        let plain = words.map(plainWord)
        let rewritten = Rewrite.imperative(words, plain)
        imperative = rewritten ?? words.joined(separator: " ")
        worth = Clause.worth(plain, rewritten: rewritten != nil, asked: asked)
    }

    private static func worth(_ plain: [String], rewritten: Bool, asked: Bool) -> Double {
        guard !plain.isEmpty else { return -1 }
        var worth = Double(min(plain.count, 6)) * 0.1
        if rewritten { worth += 1 }
        if let first = plain.first, imperativeVerbs.contains(first) { worth += 1 }
        worth += plain.contains(where: directives.contains) ? 0.8 : 0
        if plain.count < 2 { worth -= 0.8 }
        if plain.allSatisfy(StopWords.all.contains) { worth -= 1.5 }
        return asked && !rewritten ? worth - 0.6 : worth
    }
}

/// Lower case, without apostrophes and the marks around it.
func plainWord(_ word: String) -> String {
    let lower = word.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
    return lower.trimming { ",;:.!?()\"`*".contains($0) }
}

private let directives: Set<String> = [
    "use", "always", "never", "dont", "not", "should", "must", "instead", "shouldnt", "only", "need", "needs",
    "avoid", "before", "after",
    "nicht", "immer", "nie", "statt", "toujours", "jamais", "plutôt", "siempre", "nunca", "sempre", "всегда",
    "никогда", "вместо",
]

let imperativeVerbs: Set<String> = [
    "use", "run", "make", "keep", "put", "write", "add", "remove", "delete", "move", "rename", "do", "dont",
    "never", "always", "stop",
    "avoid", "follow", "read", "check", "test", "verify", "commit", "push", "leave", "let", "reuse", "revert",
    "restore", "split",
    "ask", "wait", "update", "fix", "raise", "throw", "name", "call", "replace", "switch", "go", "set",
    "start", "create", "save",
    "return", "store", "show", "log", "import", "include", "exclude", "prefer", "mark", "merge", "rebase",
    "format", "document", "stick",
]
