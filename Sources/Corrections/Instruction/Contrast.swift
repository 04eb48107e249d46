/// Reads "X again? this repo is Y" and "Y please, X breaks …" as "Use Y, not X".
enum Contrast {
    /// The imperative, nil unless the sentences name both sides: nothing is guessed.
    static func found(in plain: [[String]]) -> String? {
        guard let wanted = plain.lazy.compactMap(wanted).first,
            let unwanted = plain.lazy.compactMap(unwanted).first,
            wanted != unwanted
        else { return nil }
        return "Use \(wanted), not \(unwanted)"
    }

    /// The Y of "this repo is Y", "we use Y", "the project uses Y".
    private static func wanted(_ words: [String]) -> String? {
        guard let verb = words.firstIndex(where: { ["is", "uses", "use"].contains($0) }), verb > 0 else {
            return nil
        }
        let subject = words[..<verb]
        let isHouse = subject.contains(where: houses.contains) || words[verb] == "use" && subject.last == "we"
        guard isHouse, verb + 1 < words.count else { return nil }
        return name(words[(verb + 1)...])
    }

    /// The X of "why X again", "why did you use X", "not X", "X again".
    private static func unwanted(_ words: [String]) -> String? {
        if words.first == "why" {
            let rest = words.dropFirst().drop { fillers.contains($0) }
            return name(rest)
        }
        if words.last == "again", words.count <= 3 { return name(words[...]) }
        guard let not = words.firstIndex(of: "not"), not + 1 < words.count, words.count - not <= 4 else {
            return nil
        }
        return name(words[(not + 1)...])
    }

    /// A single word that is not a common one.
    private static func name(_ words: ArraySlice<String>) -> String? {
        guard let word = words.first, word.utf8.count > 1, !StopWords.all.contains(word),
            !imperativeVerbs.contains(word)
        else { return nil }
        let following = words.dropFirst().first
        guard following.map({ StopWords.all.contains($0) || $0.isEmpty }) ?? true else { return nil }
        return word
    }

    private static let houses: Set<String> = [
        "repo", "project", "codebase", "repository", "workspace", "team", "monorepo", "app",
    ]
    private static let fillers: Set<String> = [
        "did", "are", "do", "would", "you", "we", "still", "use", "using", "the", "a", "is", "it",
    ]
}
