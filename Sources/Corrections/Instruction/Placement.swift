/// Turns a statement of where things are kept, or of what is there already, into the imperative.
enum Placement {
    /// "Queries belong in selectors.py" is "Put queries in selectors.py", "we have a helper for that" is "Use a helper
    /// for that"; nil for anything else.
    static func imperative(of words: [Spoken]) -> String? { placed(words) ?? present(words) }

    private static func placed(_ words: [Spoken]) -> String? {
        guard let verb = words.firstIndex(where: { verbs.contains($0.plain) }), (1...6).contains(verb),
            verb + 2 < words.count, prepositions.contains(words[verb + 1].plain)
        else { return nil }
        let things = words[..<verb]
        guard !things.contains(where: { $0.endsPhrase || persons.contains($0.plain) }) else { return nil }
        let subject = [lowered(things)] + things.dropFirst().map(\.written)
        return (["Put"] + subject + words[(verb + 1)...].map(\.written)).joined(separator: " ")
    }

    private static func present(_ words: [Spoken]) -> String? {
        let start = words.first?.plain == "but" ? 1 : 0
        guard words.count > start + 4, words[start].plain == "we", words[start + 1].plain == "have",
            let end = words.indices.dropFirst(start + 3).first(where: {
                words[$0].plain == "for"
                    && ["that", "this"].contains(words[min($0 + 1, words.count - 1)].plain)
            })
        else { return nil }
        let thing = words[(start + 2)..<end].drop { ["already", "got"].contains($0.plain) }
        guard let first = thing.first, !first.plain.isEmpty else { return nil }
        return "Use " + thing.map(\.written).joined(separator: " ") + " for that"
    }

    /// The first word as it stands inside a sentence; a name keeps its capitals.
    private static func lowered(_ things: ArraySlice<Spoken>) -> String {
        guard let first = things.first else { return "" }
        let isName = first.written.dropFirst().contains { $0.isUppercase || "_/.`@".contains($0) }
        return isName ? first.written : first.written.prefix(1).lowercased() + first.written.dropFirst()
    }

    private static let verbs: Set<String> = ["belongs", "belong", "goes", "go", "lives", "live"]
    private static let prepositions: Set<String> = ["in", "into", "under", "inside", "to"]
    private static let persons: Set<String> = [
        "i", "you", "we", "they", "he", "she", "who", "what", "where", "why", "how", "when", "should", "dont",
        "doesnt", "not", "never", "can", "will", "must", "let", "lets", "does", "do", "if",
    ]
}
