/// A sentence of a correction, its imperative, and how much it says about what to do.
struct Clause: Sendable {
    var words: [Spoken]
    var imperative: String
    /// How far the sentence holds an instruction: the clause that is worth most stands for the turn.
    var worth: Double

    init(_ sentence: [Spoken]) {
        words = Openings.stripped(sentence)
        let plain = words.map(\.plain)
        let rewritten =
            Placement.imperative(of: words) ?? Rewrite.imperative(of: words)
            ?? Rewrite.imperative(of: sentence)
        imperative = rewritten ?? words.map(\.written).joined(separator: " ")
        let asked = sentence.last?.written.utf8.last == UInt8(ascii: "?")
        worth = Clause.worth(plain, rewritten: rewritten != nil, asked: asked)
    }

    private static func worth(_ plain: [String], rewritten: Bool, asked: Bool) -> Double {
        guard let first = plain.first else { return -1 }
        var worth = Double(min(plain.count, 6)) * 0.1
        if rewritten { worth += 1 }
        if imperativeVerbs.contains(first) { worth += 1 }
        worth += plain.contains(where: directives.contains) ? 0.8 : 0
        if plain.count < 2 { worth -= 0.8 }
        if plain.allSatisfy(StopWords.all.contains) { worth -= 1.5 }
        return asked && !rewritten ? worth - 0.6 : worth
    }
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
