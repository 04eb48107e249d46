internal import Foundation
internal import Skills

/// A text as a scanner should see it: compatibility forms and accents undone, hidden characters gone, all dashes
/// one, lower case, single spaces.
enum FoldedText {
    static func fold(_ text: String) -> String {
        let apart = text.precomposedStringWithCompatibilityMapping.decomposedStringWithCanonicalMapping
        var kept = String.UnicodeScalarView()
        for scalar in apart.unicodeScalars where !HiddenCharacters.isHidden(scalar) {
            switch scalar.properties.generalCategory {
            case .nonspacingMark: continue
            case .dashPunctuation: kept.append("-")
            default: kept.append(scalar)
            }
        }
        return String(kept).lowercased().replacing("’", with: "'").replacing("`", with: "")
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
    }

    static func sentences(_ text: String) -> [Sentence] {
        text.split(whereSeparator: \.isNewline).flatMap { line in
            line.split(separator: ". ").flatMap { $0.split { ";!?。；！？".contains($0) } }
        }.map { part in
            Sentence(text: unmarked(fold(String(part))))
        }.filter { !$0.text.isEmpty }
    }

    /// Without the marks of a list, quote or heading at its head.
    private static func unmarked(_ text: String) -> String {
        var rest = text[...]
        while let mark = ["- ", "* ", "> ", "#", "- ["].first(where: rest.hasPrefix) {
            rest = rest.dropFirst(mark.count)
        }
        return String(rest)
    }
}
