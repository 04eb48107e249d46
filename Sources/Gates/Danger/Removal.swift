internal import Skills

/// Shell commands that remove more than a folder of the project's own.
enum Removal {
    static func objections(to text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return words.indices.compactMap { objection(at: $0, words) }
    }

    private static func objection(at index: Int, _ words: [String]) -> String? {
        let rest = words[(index + 1)...]
        switch words[index].lowercased().filter(\.isLetter) {
        case "rm":
            let flags = rest.prefix { $0.hasPrefix("-") }
            guard flags.contains(where: { $0.lowercased().contains("r") }) else { return nil }
            let target = rest.dropFirst(flags.count).first ?? ""
            return isOwn(target) ? nil : "removes \"\(PlainWords.line(target, limit: 40))\""
        case "find" where rest.contains("-delete"): return "removes what it finds"
        case "shred": return "shreds"
        default: return nil
        }
    }

    /// A plain relative path, of a folder that a build makes again for all that can be seen.
    private static func isOwn(_ target: String) -> Bool {
        guard let first = target.first, first.isLetter || first == "." || first == "_" else { return false }
        return !target.hasPrefix("..") && target != "." && !target.contains("/..")
            && !target.contains(where: { "*?$~".contains($0) }) && !target.hasPrefix(".git")
            && !target.hasPrefix(".ssh")
    }
}
