/// The `-ing` form of the verbs that instructions to coding agents begin with.
enum Gerund {
    /// Nil for verbs that say nothing about the work ("keep", "make") and for words that are no such verb.
    static func of(_ verb: String) -> String? {
        if let special = irregular[verb] { return special }
        guard verbs.contains(verb) else { return nil }
        if verb.hasSuffix("ee") { return verb + "ing" }
        if verb.hasSuffix("e") { return verb.dropLast() + "ing" }
        return doubling.contains(verb) ? verb + String(verb.suffix(1)) + "ing" : verb + "ing"
    }

    static func isVerb(_ word: String) -> Bool { verbs.contains(word) || irregular[word] != nil }

    private static let irregular = [
        "say": "saying", "claim": "claiming", "start": "starting", "finish": "finishing", "call": "calling",
        "tie": "tying", "ask": "about to act without asking", "wait": "about to go on without waiting",
    ]
    private static let doubling: Set<String> = [
        "commit", "run", "put", "drop", "set", "plan", "submit", "log", "cut", "stub", "tag", "wrap", "debug",
        "map", "trim", "strip",
        "skip", "ship", "step", "swap", "chop", "pin", "plug",
    ]
    private static let verbs: Set<String> = Set(
        """
        add answer apply assert assign base break build call cache change check clean close collapse \
        comment commit compare compile configure convert copy create cut debug declare define delete \
        deploy derive describe design disable document duplicate download drop edit emit enable escape \
        explain export expose extend extract fetch fill fix force format generate group handle hard-code \
        hardcode hide implement import include inline insert install introduce invent link lint list load \
        log map mark measure merge migrate mock modify move name narrate nest open order overwrite parse \
        pass pin place plan port post print prompt propose publish push put quote raise read rebase record \
        refactor reference regenerate register release remove rename render reorder repeat replace rerun \
        report reproduce reset resolve restart return reuse revert review rewrite rotate run save scan \
        search send serialize set shorten show sign skip sort split squash stage start store strip stub \
        restate abbreviate annotate append bump bypass concatenate deprecate destroy downgrade embed encode \
        encrypt evaluate execute flatten guess inject inspect interpolate isolate iterate kill mutate normalize \
        omit override paginate paraphrase persist prepend preserve prune rebuild reflow reformat reimplement \
        reindent retry round sanitize simplify specify stash stringify sync tidy toggle truncate uninstall unwrap \
        submit suggest summarize suppress swallow tag test throw touch track translate trim type update \
        upgrade validate verify version wrap write
        """.split(separator: " ").map(String.init))
}
