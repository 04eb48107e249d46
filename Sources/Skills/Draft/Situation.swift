/// When a rule matters, read out of its own words: what follows `before`, `when`, `if`, or the work that its
/// verb names.
struct Situation {
    /// A clause that follows "Use": "before committing", "when writing commit messages".
    let clause: String

    init?(of rule: String) {
        let words = rule.split(separator: " ").map(String.init)
        let readings = [Self.condition, Self.choice, Self.work, Self.activity]
        // "Do not commit before the fix is verified" matters before committing, not before the fix.
        let order = Self.forbids(words) ? [1, 2, 0, 3] : [0, 1, 2, 3]
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
        let markers = words.indices.filter { Cues.markers.contains(bare(words[$0])) }
        // "Rows whose date is before …" compares, and is no moment.
        let start = markers.first { $0 == 0 || !Cues.copulas.contains(bare(words[$0 - 1])) }
        guard let start else { return nil }
        guard start + 1 < words.count, !Cues.prepositions.contains(bare(words[start + 1])) else { return nil }
        var clause = [bare(words[start])]
        for word in undressed(words[(start + 1)...]) {
            if start == 0, clause.count > 2, Cues.verbs.contains(bare(word)) { break }
            if clause.count > 5, ["it", "then", "they"].contains(bare(word)) { break }
            clause.append(word)
            if let last = word.last, ",;.:".contains(last) || clause.count == 12 { break }
        }
        let text = trimmed(clause.joined(separator: " "))
        let subject = Words.content(text).subtracting(Cues.weak)
        let isCut = clause.last.map { Cues.copulas.contains(bare($0)) } ?? true
        // "When I'm done" is no moment of the agent's.
        let isTheirs = ["i", "im", "i'm", "i've"].contains(bare(clause.dropFirst().first ?? ""))
        return subject.isEmpty || isCut || isTheirs || text.contains(where: "({=|".contains) ? nil : text
    }

    /// "Before you say it's done" is "before saying it's done": a description speaks of the agent, not to it.
    private static func undressed(_ words: ArraySlice<String>) -> [String] {
        guard let first = words.first, ["you", "u"].contains(bare(first)), words.count > 2,
            let doing = Gerund.of(bare(words[words.startIndex + 1]))
        else { return Array(words) }
        return [doing] + words.dropFirst(2)
    }

    /// "Use pnpm, not npm" matters "when choosing between npm and pnpm".
    private static func choice(_ words: [String]) -> String? {
        guard let verb = words.first.map(bare), ["use", "prefer", "choose", "pick", "run"].contains(verb)
        else { return nil }
        let rest = words.dropFirst()
        guard let cut = rest.indices.first(where: { Cues.cuts.contains(bare(rest[$0])) }) else { return nil }
        let isTwoWords = ["instead", "rather"].contains(bare(rest[cut]))
        let others = rest[(cut + 1)...].dropFirst(isTwoWords ? 1 : 0)
        // "Instead of calling pytest" speaks of pytest.
        let isDoing = others.count > 1 && others.first.map { bare($0).hasSuffix("ing") } ?? false
        let isLong =
            rest[..<cut].count > 7 || rest[..<cut].dropLast().contains { ",:".contains($0.last ?? " ") }
        guard !isLong, let chosen = thing(rest[..<cut]), let other = thing(others.dropFirst(isDoing ? 1 : 0))
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
        if verb == "force", let next = object.first.map(bare), Cues.lasting.contains(next) {
            return Gerund.of(next).map { "before force-" + $0 }
        }
        // "Log in" is not logging.
        if let next = object.first.map(bare), Cues.particles.contains(next) { return nil }
        let things = Self.things(of: verb, object)
        // "Pass rate is …" begins with a noun, whatever the list of verbs says.
        guard !things.split(separator: " ").contains(where: { Cues.copulas.contains(bare(String($0))) })
        else { return nil }
        guard things.isEmpty else { return "when " + doing + things }
        return Cues.tellingAlone.contains(verb) ? moment(of: verb) + doing : nil
    }

    private static func things(of verb: String, _ object: [String]) -> String {
        guard let thing = thing(object[...], atMost: 6) else { return "" }
        let rest = object.dropFirst(thing.split(separator: " ").count)
        guard Cues.placing.contains(verb), let place = rest.first, Cues.places.contains(bare(place)),
            let target = Self.thing(rest.dropFirst())
        else { return " " + thing }
        return " \(thing) \(place) \(target)"
    }

    /// "Leave git alone unless I tell you to commit or push" matters "before committing or pushing".
    private static func activity(_ words: [String]) -> String? {
        var found: [String] = []
        for (index, word) in words.map(bare).enumerated() {
            guard let verb = Cues.activities.first(where: { Words.stem($0) == Words.stem(word) }),
                !found.contains(verb)
            else { continue }
            // A "deploy token" is no deploying.
            let next = index + 1 < words.count ? bare(words[index + 1]) : ""
            if word != verb || next.isEmpty || Words.content(next).isEmpty || Cues.prepositions.contains(next)
            {
                found.append(verb)
            }
        }
        let last = found.filter(Cues.lasting.contains)
        let shown = (last.isEmpty ? found : last).prefix(2)
        guard let first = shown.first else { return nil }
        let doing = shown.compactMap { $0 == "test" ? "running tests" : Gerund.of($0) }
        return moment(of: first) + doing.joined(separator: " or ")
    }

    /// What cannot be taken back is a matter for the moment before it.
    private static func moment(of verb: String) -> String {
        Cues.lasting.contains(verb) ? "before " : "when "
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
