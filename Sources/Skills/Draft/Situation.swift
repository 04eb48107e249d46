/// When a rule matters, read out of its own words: what follows `before`, `when`, `if`, or the work that its
/// verb names.
struct Situation {
    /// A clause that follows "Use": "before committing", "when writing commit messages".
    let clause: String

    init?(of rule: String) {
        let words = rule.split(separator: " ").map(String.init)
        let readings = [Self.condition, Self.choice, Self.work]
        // "Do not commit before the fix is verified" matters when committing, not before the fix.
        let order = Self.forbids(words) ? [1, 2, 0] : [0, 1, 2]
        guard let found = order.lazy.compactMap({ readings[$0](words) }).first else { return nil }
        clause = found
    }

    private static func forbids(_ words: [String]) -> Bool {
        guard let first = words.first.map(bare) else { return false }
        return ["never", "don't", "dont", "avoid", "stop"].contains(first)
            || first == "do" && words.dropFirst().first.map(bare) == "not"
    }

    /// "Run the linter before committing" matters "before committing".
    private static func condition(_ words: [String]) -> String? {
        guard let start = words.firstIndex(where: { Cues.markers.contains(bare($0)) }) else { return nil }
        guard start + 1 < words.count, !Cues.prepositions.contains(bare(words[start + 1])) else { return nil }
        var clause = [bare(words[start])]
        for word in words[(start + 1)...] {
            if start == 0, clause.count > 2, Cues.verbs.contains(bare(word)) { break }
            clause.append(word)
            if let last = word.last, ",;.:".contains(last) || clause.count == 12 { break }
        }
        let text = trimmed(clause.joined(separator: " "))
        let subject = Words.content(text).subtracting(Cues.weak)
        return subject.isEmpty || text.contains(where: "({=|".contains) ? nil : text
    }

    /// "Use pnpm, not npm" matters "when choosing between npm and pnpm".
    private static func choice(_ words: [String]) -> String? {
        guard let verb = words.first.map(bare), ["use", "prefer", "choose", "pick", "run"].contains(verb)
        else { return nil }
        let rest = words.dropFirst()
        guard let cut = rest.indices.first(where: { Cues.cuts.contains(bare(rest[$0])) }) else { return nil }
        let isTwoWords = ["instead", "rather"].contains(bare(rest[cut]))
        guard let chosen = thing(rest[..<cut]),
            let other = thing(rest[(cut + 1)...].dropFirst(isTwoWords ? 1 : 0))
        else {
            return nil
        }
        return "when choosing between \(other) and \(chosen)"
    }

    /// "Never edit generated files by hand" matters "when editing generated files".
    private static func work(_ words: [String]) -> String? {
        let rest = words.drop { Cues.openers.contains(bare($0)) }
        guard let verb = rest.first.map(bare), let doing = Gerund.of(verb) else { return nil }
        let object = Array(rest.dropFirst().filter { bare($0) != "only" })
        let things = thing(object[...], atMost: 6).map { " " + $0 } ?? ""
        // "Pass rate is …" begins with a noun, whatever the list of verbs says.
        guard !things.split(separator: " ").contains(where: { Cues.copulas.contains(bare(String($0))) })
        else { return nil }
        return things.isEmpty && !Cues.tellingAlone.contains(verb) ? nil : "when " + doing + things
    }

    /// The words up to a preposition or a pause.
    private static func thing(_ words: ArraySlice<String>, atMost limit: Int = 4) -> String? {
        var found: [String] = []
        for word in words.prefix(limit) {
            if Cues.prepositions.contains(bare(word)) || "(\"[{".contains(word.first ?? "(") { break }
            found.append(word)
            if let last = word.last, ",;.:".contains(last) { break }
        }
        let text = trimmed(found.joined(separator: " "))
        return text.isEmpty || text.contains(where: "({=|".contains)
            || Cues.pointers.contains(text.lowercased()) ? nil : text
    }

    private static func bare(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0 == "'" || $0 == "-" }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.trimmingSpaces()
        while let last = text.last, ",;.:!…".contains(last) { text.removeLast() }
        return text
    }
}
