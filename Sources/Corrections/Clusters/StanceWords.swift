/// The words by which people say what they want and what not.
enum StanceWords {
    static let negations: Set<String> = [
        "not", "never", "dont", "no", "stop", "avoid", "without", "didnt", "arent", "isnt", "wasnt",
        "shouldnt", "doesnt", "cannot", "cant", "mustnt", "nobody", "nothing", "none", "havent", "werent",
        "wont", "nicht", "nie", "kein", "keine", "pas", "jamais", "nunca", "não", "не", "никогда", "别", "不",
        "forgot", "forget", "statt", "ohne", "sans", "sin", "sem", "без", "forbidden",
    ]
    /// Negations of two words.
    static let pairs: [String: Set<String>] = [
        "instead": ["of"], "rather": ["than"], "too": ["many", "much"], "get": ["rid"],
    ]
    /// Negations that tell of a lack rather than forbid.
    static let lacks: Set<String> = ["without", "ohne", "sans", "sin", "sem", "без", "forgot", "forget"]
    /// What may follow "you" where a wish was not met.
    static let lacking: Set<String> = ["didnt", "not", "never", "havent", "arent", "werent", "forgot"]
    static let removals: Set<String> = [
        "remove", "delete", "drop", "strip", "undo", "omit", "removing", "deleting", "revert",
    ]
    static let wishes: Set<String> = [
        "use", "using", "always", "should", "must", "need", "needs", "please", "prefer", "want", "only",
        "switch", "keep", "make", "run", "write", "follow", "let", "put", "add", "create", "ensure",
        "immer", "bitte", "toujours", "siempre", "sempre", "всегда",
    ]
    /// What follows says when, not what.
    static let subordinators: Set<String> = [
        "before", "when", "if", "until", "unless", "because", "since", "while", "after", "whenever",
    ]
    static let fillers: Set<String> = [
        "no", "ok", "okay", "but", "and", "so", "please", "hey", "well", "just", "still", "again", "also",
        "even", "looks", "like",
    ]
    /// Verbs with which an order begins.
    static let starts = imperativeVerbs.subtracting([
        "dont", "never", "stop", "avoid", "do", "leave", "let", "remove", "delete", "go", "start", "revert",
        "fix", "restore",
    ]).union([
        "work", "open", "render", "wrap", "close", "pin", "squash", "comment", "document", "install", "try",
        "build", "execute", "push",
    ])
    /// Verdicts on what stands before them.
    static let good: Set<String> = ["fine", "ok", "okay", "allowed", "welcome"]
    static let bad: Set<String> = ["forbidden", "banned", "prohibited", "useless"]
    /// With what a bare request ends.
    static let requests: Set<String> = ["please", "pls", "plz", "bitte", "stp", "svp", "пожалуйста"]
    /// What sets a clause against the one before it.
    static let contrasts: Set<String> = ["not", "never", "nicht", "pas", "no", "не", "instead", "statt"]
}
