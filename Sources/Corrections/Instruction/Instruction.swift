/// The imperative that a person's words imply, cut out of those words and addressed to an agent.
///
/// Extractive: it drops what surrounds the rule ("no,", "why did you"), turns reproach into the imperative of
/// the same verb, and adds nothing that the words or the commands around them do not say.
struct Instruction: Sendable {
    var text: String

    init(_ said: String, change: CommandChange? = nil) {
        let clauses = Sentences.cut(said).map(Clause.init)
        if let change, clauses.isEmpty || change.ground.isOfPrograms && mentions(said, change) {
            text = "Use \(change.adopted), not \(change.dropped)"
            return
        }
        if let contrast = Contrast.found(in: clauses.map { $0.words.map(\.plain) }) {
            text = contrast
            return
        }
        let best = clauses.enumerated().max {
            ($0.element.worth, -$0.offset) < ($1.element.worth, -$1.offset)
        }
        text = finish(best?.element.imperative ?? "")
    }
}

/// True where the words name the command that the agent dropped or the one that it took up.
private func mentions(_ said: String, _ change: CommandChange) -> Bool {
    let words = Set(Tokenizer.tokens(of: said).map(\.text))
    return change.programs.contains { words.contains($0.lowercased()) }
}

/// One sentence of at most 160 characters, first letter upper case, without an end mark.
private func finish(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    var length = words.reduce(0) { $0 + $1.utf8.count + 1 }
    while length > 160, let last = words.popLast() { length -= last.utf8.count + 1 }
    guard let only = words.first else { return "" }
    if words.count == 1, only.hasPrefix("@") { return "Follow \(only)" }
    var joined = words.joined(separator: " ")
    while let last = joined.last, ",;:.!?- ".contains(last) { joined.removeLast() }
    let isRule = imperativeVerbs.contains(only.lowercased()) || ["no", "not"].contains(only.lowercased())
    if words.count <= 2, !isRule, !joined.hasSuffix(" only") { return "Remember: \(joined)" }
    return looksLikeName(only) ? joined : joined.prefix(1).uppercased() + joined.dropFirst()
}

/// Commands and identifiers keep their case at the start of a sentence.
private func looksLikeName(_ word: String) -> Bool {
    word.dropFirst().contains { $0.isUppercase || "_/.`@".contains($0) } || word.hasPrefix("`")
}
