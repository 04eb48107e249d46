/// Reads a value from where it begins.
struct ValueReader {
    let text: Bytes
    /// Header values may stand in a list or a map.
    let isHeader: Bool

    func value(at start: Int, _ separator: Value.Separator) -> Value? {
        var at = start
        if isHeader, ByteClass("[({").contains(text[at]) { at += 1 }
        if ByteClass("rbfuRBFU@").contains(text[at]), ByteClass.quote.contains(text[at + 1]) { at += 1 }
        let slashes = text.runEnd(of: ByteClass("\\"), from: at, limit: 8)
        if ByteClass.quote.contains(text[slashes]) {
            return quoted(at, slashes: slashes - at, separator)
        }
        guard separator != .comma else { return nil }
        let end = text.runEnd(of: Self.characters(separator), from: at, limit: 4096)
        return end > at ? Value(range: at..<end, style: .bare, separator: separator) : nil
    }

    private func quoted(_ start: Int, slashes: Int, _ separator: Value.Separator) -> Value? {
        let quote = text[start + slashes]
        var open = start + slashes + 1
        if text[open] == quote, text[open + 1] == quote { open += 2 }
        guard let end = QuotedText.end(in: text, from: open, quote: quote, slashes: slashes) else {
            return nil
        }
        return Value(range: open..<end, style: .quoted, separator: separator)
    }

    private static func characters(_ separator: Value.Separator) -> ByteClass {
        switch separator {
        case .query: queryCharacters
        case .tag: tagCharacters
        case .tight, .blank, .command, .named: wordCharacters
        default: codeCharacters
        }
    }

    private static let codeCharacters = ByteClass(" \t\r\n\"'`\\,;<>|&()[]{}\0").inverted
    private static let wordCharacters = ByteClass(" \t\r\n\"'`\\,;<>|&()[]{}\0").inverted
    private static let queryCharacters = ByteClass(" \t\r\n\"'`\\,;<>|&#()[]{}\0").inverted
    private static let tagCharacters = ByteClass("<\r\n").inverted
}
