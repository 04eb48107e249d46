internal import Foundation
internal import Skills

/// Texts that are written so that a person reads past them and a model does not.
enum Disguise {
    static func objections(to text: String) -> [String] {
        var found: [String] = []
        if holdsSpacedLetters(text) { found.append("spells a word letter by letter") }
        if holdsHexadecimal(text) { found.append("holds bytes in hexadecimal") }
        return found
    }

    /// The text with digits and signs that stand for letters turned into them ("1gn0re"); nil where none does.
    static func unmasked(_ text: String) -> String? {
        var isChanged = false
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let letters = word.count(where: \.isLetter)
            let digits = word.count { substitutes[$0] != nil }
            guard digits > 0, letters >= 3, letters > digits, !word.contains(where: { "/.=".contains($0) })
            else { return String(word) }
            isChanged = true
            return String(word.map { substitutes[$0] ?? $0 })
        }
        return isChanged ? words.joined(separator: " ") : nil
    }

    /// Whether words hold characters that nobody types and that change what is seen.
    ///
    /// Direction changes, tags, invisible operators; joiners and soft hyphens come with emoji and copied text.
    static func isForged(_ words: String) -> Bool {
        words.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x200B, 0x202A...0x202E, 0x2060...0x2069, 0x3164, 0xE0000...0xE01EF: true
            default: false
            }
        }
    }

    private static let substitutes: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
    ]

    /// Five single letters in a row, with spaces or signs between them.
    private static func holdsSpacedLetters(_ text: String) -> Bool {
        var run = 0
        for part in text.split(whereSeparator: { $0.isWhitespace || "-._*·".contains($0) }) {
            run =
                part.count == 1 && part.first?.isLetter == true && !Terms.isUnspaced(part.first ?? " ")
                ? run + 1 : 0
            if run >= 5 { return true }
        }
        return false
    }

    /// Four pairs of hexadecimal digits in a row.
    private static func holdsHexadecimal(_ text: String) -> Bool {
        var run = 0
        for part in text.split(whereSeparator: { $0.isWhitespace || ",\\".contains($0) }) {
            let bare = part.drop { $0 == "x" || $0 == "0" && part.count == 4 }
            run = bare.count == 2 && bare.allSatisfy(\.isHexDigit) ? run + 1 : 0
            if run >= 4 { return true }
        }
        return false
    }
}
