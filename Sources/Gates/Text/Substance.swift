internal import Skills

/// Whether a rule says enough to be kept by somebody who was not there: something to do and what to do it to
/// ("Use pnpm."), or a clear always, never, instead, before ("Never commit.").
enum Substance {
    /// Why it says too little; nil where it says enough, or where its language has no words here.
    static func objection(to rule: String) -> String? {
        let words = Words.all(rule)
        guard words.allSatisfy({ $0.utf8.count == $0.count }) else { return nil }
        let told = words.filter { !empty.contains($0) }
        guard told.contains(where: { !Words.content($0).isEmpty }) else { return "it has no content" }
        if words.contains(where: shapes.contains), told.count >= 1 { return nil }
        guard let verb = told.first else { return "it has no content" }
        let objects = told.dropFirst().filter { !Words.content($0).isEmpty }
        if Words.all(rule).count == 1 { return "one word is no rule" }
        if Imperative.opens(rule), objects.isEmpty, !Words.content(verb).isEmpty {
            return "it does not say what \"\(verb)\" is to be done to"
        }
        if momentary.contains(verb), words.count <= 5, !words.contains(where: lasting.contains) {
            return "it is an order for one moment"
        }
        return nil
    }

    /// "Wipe the cache …", "Forget about …": a bare verb before an article or a preposition, whatever the verb is.
    static func isOrder(_ rule: String) -> Bool {
        let words = Words.all(rule)
        guard !rule.hasSuffix("?"), words.count >= 3, let first = words.first,
            first.allSatisfy({ $0.isLetter && $0.isASCII }), Words.content(first) == [Words.stem(first)]
        else { return false }
        let isInflected =
            ["s", "ed", "ing", "ly", "n't"].contains(where: first.hasSuffix) && !first.hasSuffix("ss")
        let isOwn = Words.content(words.dropFirst().joined(separator: " ")).count > 0
        return !isInflected && isOwn
            && ["the", "a", "an", "all", "any", "our", "about", "every"].contains(words[1])
    }

    /// "Delete customer records …": a clause that begins with a plain word and goes on with another, as orders do
    /// and statements with a copula do not.
    static func isBare(_ rule: String) -> Bool {
        let words = Words.all(rule)
        guard words.count >= 3, let first = words.first else { return false }
        let isInflected =
            ["s", "ed", "ing", "ly", "n't"].contains(where: first.hasSuffix) && !first.hasSuffix("ss")
        let states = [
            "is", "are", "goes", "go", "belong", "belongs", "must", "should", "uses", "has", "have", "in",
        ]
        return !isInflected && first.allSatisfy { $0.isLetter && $0.isASCII }
            && !words.contains(where: states.contains)
    }

    /// Words that point at something that only the conversation knows, or say only how.
    private static let empty: Set<String> = [
        "it", "this", "that", "them", "these", "those", "again", "now", "please", "properly", "correctly",
        "better",
        "right", "well", "thing", "things", "stuff", "something", "everything", "anything", "same", "too",
        "also",
        "here", "there", "more", "less", "ok", "okay", "yes", "nope", "way", "problem", "issue", "error",
        "errors",
        "bug", "bugs", "immediately", "asap", "quickly", "carefully", "one", "ones", "so", "then", "just",
    ]
    private static let shapes: Set<String> = [
        "always", "never", "don't", "dont", "not", "no", "avoid", "instead", "rather", "before", "after",
        "first",
        "without", "unless", "only", "when", "whenever", "every", "each", "prefer", "must", "should", "until",
    ]
    private static let momentary: Set<String> = [
        "fix", "undo", "revert", "retry", "redo", "finish", "continue", "resume", "restart", "rename", "try",
        "show", "explain", "tell", "rerun", "restore", "repeat", "stop", "cancel", "proceed", "merge", "look",
    ]
    /// Words by which an order holds for more than one case.
    private static let lasting: Set<String> = ["all", "any", "new", "in", "with", "for", "to", "on", "per"]
}
