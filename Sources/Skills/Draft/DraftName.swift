internal import Events
internal import Foundation

/// A skill's name out of its rule's words: `use-pnpm-not-npm`.
enum DraftName {
    /// What is wanted; the specification allows 64.
    static let wanted = 40

    static func name(for rule: String, cluster: Cluster.ID, taken: Set<String>) -> String {
        let mark = ContentID.make(cluster)
        let slug = slug(rule)
        for name in [slug, "\(slug)-\(mark.prefix(4))", "\(slug)-\(mark.prefix(8))"] where isFree(name, taken)
        {
            return name
        }
        return "rule-\(mark)"
    }

    private static func isFree(_ name: String, _ taken: Set<String>) -> Bool {
        !taken.contains(name) && (try? SkillID(name)) != nil  // an unusable name is one more that is taken
    }

    /// The rule's words joined by hyphens; where not all fit, those of its first phrases.
    private static func slug(_ rule: String) -> String {
        var parts: [String] = []
        for phrase in phrases(rule) {
            // "… unless I tell you" adds nothing that a name needs.
            let said = Words.all(phrase)
            let isAside =
                said.first.map(conditions.contains) ?? false || said.contains(where: reports.contains)
            if parts.count > 1, isAside, said.contains(where: persons.contains) { break }
            let more = words(phrase).filter { !parts.contains($0) || Negations.isOne($0) }
            guard length(parts + more) > wanted else { parts += more; continue }
            let some = fitting(more, after: parts)
            if parts.count < 2 || some.count == more.count - 1 { parts += some }
            break
        }
        while parts.count > 1, let last = parts.last, loose.contains(last) { parts.removeLast() }
        return parts.joined(separator: "-")
    }

    /// The rule cut before each preposition, conjunction and condition.
    private static func phrases(_ rule: String) -> [String] {
        var found = [""]
        for word in rule.split(separator: " ") {
            let bare = word.lowercased().filter { $0.isLetter || $0 == "'" }
            let isInside = found.last.map { $0.lowercased().hasSuffix("instead") } ?? false
            if loose.contains(bare) && !isInside || isPause(found.last?.last) { found.append("") }
            found[found.count - 1] += (found.last?.isEmpty ?? true ? "" : " ") + word
        }
        return found
    }

    private static func isPause(_ sign: Character?) -> Bool { sign.map { ",;:".contains($0) } ?? false }

    private static func words(_ phrase: String) -> [String] {
        let parts = latin(phrase).split { !isSlugByte($0) }.map { String(decoding: $0, as: UTF8.self) }
        return parts.enumerated().filter { index, part in
            // "The user" is who every rule speaks of; other users are its subject.
            if part == "user", index > 0, parts[index - 1] == "the" { return false }
            return !dropped.contains(part) || part == "of" && index > 0 && parts[index - 1] == "instead"
        }.map { String($0.element.prefix(wanted)) }
    }

    private static func fitting(_ more: [String], after parts: [String]) -> [String] {
        var count = more.count
        while count > (parts.isEmpty ? 1 : 0), length(parts + more.prefix(count)) > wanted { count -= 1 }
        return Array(more.prefix(count))
    }

    private static func length(_ parts: [String]) -> Int { parts.reduce(-1) { $0 + $1.utf8.count + 1 } }

    /// The rule in lower-case ASCII: other scripts by their transliteration, `don't` as `dont`.
    private static func latin(_ rule: String) -> [UInt8] {
        let plain = rule.lowercased().replacing("'", with: "").replacing("’", with: "")
        guard !plain.utf8.allSatisfy({ $0 < 128 }) else { return Array(plain.utf8) }
        let latin = plain.applyingTransform(.toLatin, reverse: false) ?? plain
        return Array(
            (latin.applyingTransform(.stripCombiningMarks, reverse: false) ?? latin).lowercased().utf8)
    }

    private static func isSlugByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte)
    }

    private static let conditions: Set<String> = ["unless", "until", "if", "when", "as"]
    /// "… before you say it's done".
    private static let reports: Set<String> = ["say", "tell", "claim"]
    private static let persons: Set<String> = ["i", "im", "i'm", "you", "we", "user"]
    private static let dropped: Set<String> = [
        "a", "an", "the", "please", "always", "you", "your", "we", "our", "i", "me", "my", "should", "must",
        "to", "of", "that",
        "this", "these", "those", "them", "it", "its", "im", "us", "is", "are", "be", "and", "just", "really",
        "very", "there", "here", "lt",
    ]
    /// Words that a name should not end with.
    private static let loose: Set<String> = [
        "not", "no", "with", "for", "in", "on", "at", "by", "or", "from", "before", "after", "without",
        "when", "if", "as",
        "instead", "rather", "than", "into", "do", "dont", "never", "but", "because", "until", "unless",
        "only",
    ]
}
