internal import Skills

/// One line of a draft's body that says something.
struct BodyLine {
    enum Kind { case heading, quote, text }

    let number: Int
    let kind: Kind
    /// Without the line's mark.
    let text: String

    /// The lines that are not blank; list items and paragraphs alike are `text`.
    static func all(in body: String) -> [BodyLine] {
        body.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let text = line.trimmingSpaces()
            guard !text.isEmpty, text != ">" else { return nil }
            let hashes = text.prefix { $0 == "#" }.count
            if (1...6).contains(hashes), text.dropFirst(hashes).first == " " {
                return BodyLine(
                    number: index + 1, kind: .heading, text: text.dropFirst(hashes).trimmingSpaces())
            }
            if text.hasPrefix("> ") {
                return BodyLine(number: index + 1, kind: .quote, text: text.dropFirst(2).trimmingSpaces())
            }
            let item = text.hasPrefix("- ") || text.hasPrefix("* ")
            return BodyLine(
                number: index + 1, kind: .text, text: item ? text.dropFirst(2).trimmingSpaces() : text)
        }
    }
}
