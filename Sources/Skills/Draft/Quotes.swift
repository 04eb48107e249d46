internal import Events

/// Which of the users' own words a draft shows.
enum Quotes {
    static let most = 3
    static let longest = 140

    /// Up to three different short sayings from different sessions, those nearest to the instruction, oldest
    /// first.
    ///
    /// None that names a person or an address.
    static func chosen(from corrections: [Correction], for instruction: String) -> [String] {
        let subject = Words.content(instruction)
        let ranked = sayings(corrections).sorted {
            (-$0.words.intersection(subject).count, $0.order) < (
                -$1.words.intersection(subject).count, $1.order
            )
        }
        var chosen: [Saying] = []
        for saying in ranked where chosen.count < most {
            let isRepeated = chosen.contains { $0.session == saying.session || $0.words == saying.words }
            if !isRepeated { chosen.append(saying) }
        }
        return chosen.sorted { $0.order < $1.order }.map(\.line)
    }

    private struct Saying {
        var line: String
        var words: Set<String>
        var session: SessionKey
        var order: Int
    }

    private static func sayings(_ corrections: [Correction]) -> [Saying] {
        corrections.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.enumerated().compactMap { order, correction in
            let line = PlainWords.line(correction.words, limit: longest)
            guard !line.isEmpty, !namesPlace(line), !namesPerson(line, correction.user) else { return nil }
            return Saying(line: line, words: Words.content(line), session: correction.session, order: order)
        }
    }

    /// Whether the line holds a place on somebody's own machine, or a file that a client would include.
    private static func namesPlace(_ line: String) -> Bool {
        ["/Users/", "/home/", "\\Users\\", "@/", "@~", "@../", "(link)"].contains(where: line.contains)
    }

    /// Whether the line holds an address, a handle (`@grace`, but not `@rules.md`), or the speaker's own
    /// name.
    private static func namesPerson(_ line: String, _ user: String?) -> Bool {
        let addressed = line.split(separator: " ").contains { word in
            guard let at = word.firstIndex(of: "@") else { return false }
            let after = word[word.index(after: at)...]
            return at != word.startIndex && word[word.index(before: at)] != "`"
                || !after.contains { "./".contains($0) }
        }
        guard !addressed, let name = user?.split(separator: "@").first?.lowercased(), name.count > 2 else {
            return addressed
        }
        let parts = name.split { !$0.isLetter }.map(String.init).filter { $0.count > 2 }
        return !Set(parts).union([name]).isDisjoint(with: Words.all(line))
    }
}
