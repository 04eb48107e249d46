internal import Mustache
internal import Skills

/// Text as a page shows it: nothing in it is markup, and nothing in it is hidden.
///
/// Works on scalars: of "\"" and a combining mark, Swift makes one character, which is not "\"" and would pass a
/// reader of characters unescaped. What a person would not see (direction changes, zero width, controls) is
/// written out as `⟦U+202E⟧`, since whoever decides on a text must see what a model reads.
struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        var written = String.UnicodeScalarView()
        written.reserveCapacity(text.utf8.count)
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            if let entity = entity(scalar) {
                written.append(contentsOf: entity.unicodeScalars)
            } else if isShown(scalar, after: previous) {
                written.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
                written.append(contentsOf: "⟦U+\(zeros)\(digits)⟧".unicodeScalars)
            }
            previous = scalar
        }
        return String(written)
    }

    /// Escaped and otherwise as it is: for a field whose text comes back from the browser.
    ///
    /// HTML cannot hold U+0000, which becomes U+FFFD.
    static func verbatim(_ text: String) -> String {
        var written = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let entity = entity(scalar) {
                written.append(contentsOf: entity.unicodeScalars)
            } else {
                written.append(scalar == "\0" ? "\u{FFFD}" : scalar)
            }
        }
        return String(written)
    }

    private static func entity(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "<": "&lt;"
        case ">": "&gt;"
        case "&": "&amp;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "`": "&#96;"
        default: nil
        }
    }

    /// A joiner inside other scripts and emoji is a letter's form, not a trick.
    private static func isShown(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" }
        if scalar == "\u{200D}" || scalar == "\u{200C}" { return previous.value > 0x2FF }
        return !HiddenCharacters.isHidden(scalar)
    }
}
