/// Base forms of the English verbs that corrections of coding agents use.
enum Verb {
    /// The form in which a sentence holds its verb.
    enum Form: String, Sendable {
        case base, gerund, past, any
    }

    /// The base form of a word that should stand in a form; nil where it does not.
    static func base(of word: Spoken, _ form: Form) -> String? {
        switch form {
        case .any: word.written
        case .base: notVerbs.contains(word.plain) ? nil : word.written
        case .gerund: base(ofGerund: word.plain) ?? (places.contains(word.plain) ? "be " + word.written : nil)
        case .past: base(ofPast: word.plain)
        }
    }

    /// What may follow "you are" in place of a gerund: "you are in the wrong folder".
    private static let places: Set<String> = ["in", "on"]
    private static let notVerbs: Set<String> = [
        "i", "we", "you", "it", "the", "a", "that", "this", "not", "be", "have", "also", "just", "still",
    ]

    /// `editing` → `edit`, `using` → `use`; nil where the word is no gerund.
    static func base(ofGerund word: String) -> String? {
        guard word.hasSuffix("ing"), word.utf8.count > 4 else { return nil }
        return completed(String(word.dropLast(3)))
    }

    /// `used` → `use`, `made` → `make`; nil where the word is no past form that is known.
    static func base(ofPast word: String) -> String? {
        if let base = irregular[word] { return base }
        guard word.hasSuffix("ed"), word.utf8.count > 4 else { return nil }
        if word.hasSuffix("ied") { return word.dropLast(3) + "y" }
        return completed(String(word.dropLast(2)))
    }

    /// Puts back a lost final e, takes out a doubled consonant.
    private static func completed(_ stump: String) -> String {
        if withE.contains(stump) || endingsWithE.contains(where: stump.hasSuffix) { return stump + "e" }
        let end = Array(stump.suffix(2))
        if end.count == 2, end[0] == end[1], !"lsz".contains(end[1]), stump.utf8.count > 3 {
            return String(stump.dropLast())
        }
        return stump
    }

    private static let withE: Set<String> = [
        "us", "mak", "writ", "tak", "giv", "hav", "mov", "nam", "leav", "sav", "cod", "ignor", "stor", "cach",
        "merg", "typ", "shar",
        "driv", "chang", "manag", "clos", "pars", "rais", "serv", "hid", "merg", "schem", "guid", "tim",
        "com", "wast", "past", "handl",
        "pos", "prun", "tun", "scop", "wip", "swip", "fak",
    ]
    private static let endingsWithE = [
        "creat", "remov", "updat", "delet", "ignor", "configur", "requir", "includ", "replac", "renam",
        "releas",
        "rebas", "reus", "solv", "serv", "duc", "ris", "iz", "capsul", "compil", "overrid", "provid", "divid",
        "believ", "icat", "ulat", "idat", "erat", "llat", "viat", "migrat", "hardcod",
    ]
    private static let irregular = [
        "made": "make", "did": "do", "put": "put", "ran": "run", "wrote": "write", "left": "leave",
        "took": "take", "broke": "break",
        "got": "get", "went": "go", "gave": "give", "built": "build", "kept": "keep", "lost": "lose",
        "set": "set", "cut": "cut",
        "rewrote": "rewrite", "overwrote": "overwrite", "chose": "choose", "began": "begin", "hid": "hide",
        "sent": "send", "used": "use",
        "undid": "undo", "redid": "redo", "threw": "throw", "split": "split", "read": "read",
        "forgot": "forget", "said": "say",
    ]
}
