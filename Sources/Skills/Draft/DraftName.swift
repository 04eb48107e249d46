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

    /// Words joined by hyphens while they fit.
    private static func slug(_ rule: String) -> String {
        var parts: [String] = []
        for part in latin(rule).split(whereSeparator: { !isSlugByte($0) }).map({
            String(decoding: $0, as: UTF8.self)
        })
        where !dropped.contains(part) && !parts.contains(part) {
            let length = parts.joined(separator: "-").utf8.count + part.utf8.count + 1
            guard length <= wanted || parts.isEmpty else { break }
            parts.append(String(part.prefix(wanted)))
        }
        while parts.count > 1, let last = parts.last, loose.contains(last) { parts.removeLast() }
        return parts.joined(separator: "-")
    }

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

    private static let dropped: Set<String> = [
        "a", "an", "the", "please", "always", "you", "your", "we", "our", "i", "me", "my", "should", "must",
        "to", "of", "that",
        "this", "it", "its", "is", "are", "be", "and", "just", "really", "very", "there", "here", "lt",
    ]
    /// Words that a name should not end with.
    private static let loose: Set<String> = [
        "not", "no", "with", "for", "in", "on", "at", "by", "or", "from", "before", "after", "without",
        "when", "if", "as",
        "instead", "rather", "than", "into", "do", "dont", "never", "but", "because", "until", "unless",
        "only",
    ]
}
