/// How good a rule a clause makes: it says what to do, in the words that the cluster's members share, and
/// nothing that only its moment knew.
enum RuleWorth {
    /// What a rule's second sentence must be worth.
    static let good = 3.2

    static func of(_ text: String, _ shared: SharedWords) -> Double {
        let words = Words.all(text)
        let content = Words.content(text)
        return manner(text, words) + sharing(content, shared) + shape(words, content, shared)
            - moment(words) - names(text, shared) - code(text) - emptiness(text, words, content)
    }

    /// "Reuse it" and "`export function Badge`": nothing that anybody could keep to.
    private static func emptiness(_ text: String, _ words: [String], _ content: Set<String>) -> Double {
        if Imperative.isPointing(words, content) { return 4 }
        let prose = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
        return Words.all(prose).isEmpty ? 4 : 0
    }

    /// Whether the text says what to do, in no word that only its conversation knows.
    static func isPlain(_ text: String) -> Bool {
        let words = Words.all(text)
        return moment(words) == 0 && manner(text, words) >= 2
    }

    private static func manner(_ text: String, _ words: [String]) -> Double {
        if text.hasSuffix("?") { return -4 }
        if Imperative.isAmbiguous(words) { return -3 }
        if words.first.map(Cues.markers.contains) ?? false {
            guard let comma = text.firstIndex(of: ",") else { return -2 }
            let main = text[text.index(after: comma)...].trimmingSpaces()
            return manner(main, Words.all(main))
        }
        if Checks.isCheck(text) { return 1.5 }
        if Imperative.opens(text) { return words.first.map(momentaryOrders.contains) ?? false ? 1 : 3 }
        if Imperative.isNorm(words) { return 2 }
        return Imperative.objection(to: text) == nil ? 0 : -1.5
    }

    private static func sharing(_ content: Set<String>, _ shared: SharedWords) -> Double {
        guard shared.greatest > 0, !content.isEmpty else { return Double(min(content.count, 4)) * 0.25 }
        let known = content.filter { shared.support(of: $0) > 1 }.count
        let reach = min(1, Double(shared.weight(of: content)) / Double(shared.greatest))
        return 2.5 * reach + 1.8 * Double(known) / Double(content.count)
    }

    /// Long enough to say something, short enough to be one rule; "this, not that" says both halves.
    private static func shape(_ words: [String], _ content: Set<String>, _ shared: SharedWords) -> Double {
        var worth = content.isEmpty ? -3 : content.count < 2 && shared.sessions > 1 ? -1 : 0.0
        if words.count < 2 { worth -= 2 }
        worth -= Double(max(0, words.count - 16)) * 0.15
        let turn = words.firstIndex { ["not", "instead", "rather"].contains($0) } ?? 0
        return turn > 1 && turn + 1 < words.count ? worth + 0.7 : worth
    }

    /// Words of its moment, before any condition: "unless I ask" is part of a rule, "I asked" is not.
    private static func moment(_ words: [String]) -> Double {
        let main = words.prefix { !Cues.markers.contains($0) && !["unless", "until"].contains($0) }
        let told = main.filter(narrative.contains).count
        let persons = main.filter(people.contains).count
        let points = zip(main, main.dropFirst() + [""]).map { pointers.contains($0) && !places.contains($1) }
        // "Update it" does not even say what.
        let isBare = points.dropFirst().first ?? false
        return (isBare ? 1 : 0) + Double(min(told, 3)) + 0.7 * Double(min(persons, 3))
            + 0.6 * Double(min(points.count { $0 }, 3))
    }

    private static func names(_ text: String, _ shared: SharedWords) -> Double {
        let tokens = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let names = tokens.filter(isName)
        let oneOffs = names.filter { Words.content($0).contains(where: shared.isOneOff) }
        return 0.8 * Double(min(oneOffs.count, 3)) + (names.count * 2 > tokens.count ? 2 : 0)
    }

    /// Whether the token names a thing of some program: a path, a call, an identifier.
    static func isName(_ token: String) -> Bool {
        let inner = token.dropFirst().dropLast()
        return "@([{<".contains(token.first ?? " ") || inner.contains { "_/=(){}.:".contains($0) }
            || inner.contains(where: \.isUppercase) && inner.contains(where: \.isLowercase)
    }

    /// Code that stands in running words was pasted, not said.
    private static func code(_ text: String) -> Double {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        return parts.contains { $0.isMultiple(of: 2) && $1.contains { "|{};=\\".contains($0) } } ? 2 : 0
    }

    private static let momentaryOrders: Set<String> = [
        "undo", "revert", "remove", "fix", "rename", "redo", "retry", "continue", "rerun", "try", "restore",
        "delete", "go", "look", "show", "tell", "give", "wait", "think",
    ]
    static let narrative: Set<String> = [
        "again", "still", "already", "today", "yesterday", "tomorrow", "last", "time", "ran", "did", "didn't",
        "was", "were", "went", "got", "had", "pushed", "asked", "told", "said", "made", "wrote", "broke",
        "forgot", "now", "wrong", "sorry", "thanks", "why", "who", "nothing", "seriously", "just", "later",
        "yet", "ever",
    ]
    static let people: Set<String> = [
        "i", "i'm", "im", "i'll", "i've", "i'd", "me", "my", "you", "you're", "you've", "your", "myself", "u",
    ]
    private static let pointers: Set<String> = [
        "it", "it's", "this", "that", "that's", "thats", "these", "those", "them", "they", "he", "she", "one",
        "ones", "there", "such", "above", "below", "here's",
    ]
    /// "This repository" points at nothing that a reader of the rule does not know.
    private static let places: Set<String> = [
        "repo", "repository", "project", "codebase", "workspace", "package", "monorepo", "app", "code",
        "team",
    ]
}
