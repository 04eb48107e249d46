/// A text as a YAML scalar that every reader understands alike.
enum QuotedScalar {
    /// The text between double quotes, on one line.
    ///
    /// Three hyphens in a row are broken up by an escape: `skills-ref` ends the front matter at the first
    /// `---` that it meets, even inside a value.
    static func quoted(_ text: String) -> String {
        var out = "\""
        var hyphens = 0
        for scalar in text.unicodeScalars {
            hyphens = scalar == "-" ? hyphens + 1 : 0
            if hyphens == 3 {
                out += "\\x2d"
                hyphens = 0
            } else {
                out += escaped(scalar)
            }
        }
        return out + "\""
    }

    /// The text as it is where YAML takes it for a text, else quoted.
    static func plainOrQuoted(_ text: String) -> String {
        isPlainWord(text) ? text : quoted(text)
    }

    private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

    private static func isPlainWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), !text.contains("--") else { return false }
        guard !words.contains(text.lowercased()), text.utf8.count <= 128 else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) || [45, 46, 95].contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: needsEscape(scalar) ? hexEscape(scalar.value) : String(scalar)
        }
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
            || HiddenCharacters.isHidden(scalar)
    }

    private static func hexEscape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        let (mark, width) = value < 0x100 ? ("\\x", 2) : value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
        return mark + String(repeating: "0", count: width - digits.count) + digits
    }
}
