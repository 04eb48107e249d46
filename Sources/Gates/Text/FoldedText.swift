internal import Foundation
internal import Skills

/// A text as a scanner should see it: compatibility forms undone, hidden characters gone, lower case, single
/// spaces.
enum FoldedText {
    static func fold(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(
                text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
                    !HiddenCharacters.isHidden($0)
                }))
        return visible.lowercased().replacing("’", with: "'").replacing("`", with: "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// One sentence or line, folded.
    struct Sentence {
        let text: String

        func holds(_ phrase: String) -> Bool {
            text.ranges(of: phrase).contains { range in
                let before =
                    range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
                let after = range.upperBound == text.endIndex ? " " : text[range.upperBound]
                return !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
            }
        }

        /// Whether it forbids what it names ("Never use --no-verify"); "do not hesitate to" does not.
        var isForbidding: Bool {
            let openings = ["never ", "do not ", "don't ", "dont ", "avoid ", "stop ", "no "]
            let excuses = ["hesitate", "forget", "worry", "bother", "be afraid", "mind", "fail to", "ask"]
            guard let opening = openings.first(where: text.hasPrefix) else { return false }
            let rest = text.dropFirst(opening.count)
            return !excuses.contains(where: rest.hasPrefix)
        }
    }

    static func sentences(_ text: String) -> [Sentence] {
        text.split(whereSeparator: \.isNewline).flatMap { line in
            line.split(separator: ". ").flatMap { $0.split { ";!?".contains($0) } }
        }.map { part in
            let folded = fold(String(part))
            return Sentence(text: String(folded.drop { "-*># ".contains($0) }))
        }.filter { !$0.text.isEmpty }
    }
}
