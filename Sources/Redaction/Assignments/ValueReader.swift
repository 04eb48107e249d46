/// Reads a value from where it begins.
struct ValueReader {
    let text: Bytes
    /// Header values may stand in a list or a map.
    let isHeader: Bool
    /// The key begins its line, as in configuration files.
    let isLineStart: Bool
    /// The key is a variable in capitals, so that no call can be its value.
    let isUpperCase: Bool

    func value(at start: Int, _ separator: Value.Separator) -> Value? {
        var at = start
        if isHeader, ByteClass("[({").contains(text[at]) { at += 1 }
        if ByteClass("rbfuRBFU@(").contains(text[at]), ByteClass.quote.contains(text[at + 1]) { at += 1 }
        if let wrapped = wrapped(at, separator) { return wrapped }
        let slashes = text.runEnd(of: ByteClass("\\"), from: at, limit: 8)
        if ByteClass.quote.contains(text[slashes]) {
            return quoted(at, slashes: slashes - at, separator)
        }
        guard separator != .comma else { return nil }
        if let open = QuoteMark.entityEnd(in: text, at: at) { return entityQuoted(open, separator) }
        if let line = blockLine(at) { at = line }
        if text[at] == UInt8(ascii: "{"), separator == .tight, let braced = braced(at) { return braced }
        let end = lineEnd(at, text.runEnd(of: Self.characters(separator), from: at, limit: 4096), separator)
        return end > at ? Value(range: at..<end, style: .bare, separator: separator) : nil
    }

    /// A text within a call, `String::from("…")`, or behind a name, `options.key || "…"`.
    private func wrapped(_ start: Int, _ separator: Value.Separator) -> Value? {
        guard separator == .spacedEquals || separator == .colon || separator == .tight else { return nil }
        let name = text.matchesFolded("new ", at: start) ? start + 4 : start
        let end = text.runEnd(of: ByteClass.word.union(".:<>"), from: name, limit: 64)
        guard end > name else { return nil }
        if text[end] == UInt8(ascii: "("), ByteClass.quote.contains(text[end + 1]) {
            let isText = Self.makers.contains { text.matchesFolded($0, at: end - $0.utf8CodeUnitCount) }
            return quoted(end + 1, slashes: 0, isText ? .comma : .listed)
        }
        let next = text.runEnd(of: .blank, from: end, limit: 8)
        guard next > end, let after = AssignmentOperator.fallbackEnd(in: text, at: next) else { return nil }
        return quoted(text.runEnd(of: .blank, from: after, limit: 8), slashes: 0, .comma)
    }

    /// `Pwd={…};` in a connection string.
    private func braced(_ open: Int) -> Value? {
        let end = text.runEnd(of: ByteClass("}\"\r\n").inverted, from: open + 1, limit: 256)
        guard text[end] == UInt8(ascii: "}"), text[end + 1] == UInt8(ascii: ";") else { return nil }
        return Value(range: (open + 1)..<end, style: .bare, separator: .listed)
    }

    /// Calls that give back the text they are given.
    private static let makers: [StaticString] = [
        "string::from", "string", "some", "secret::new", "qstringliteral",
    ]

    /// A value between quotes that are spelled out, `&quot;…&quot;`.
    private func entityQuoted(_ open: Int, _ separator: Value.Separator) -> Value? {
        let end = text.runEnd(of: ByteClass(" \t\r\n\"&\\").inverted, from: open, limit: 4096)
        guard end > open, QuoteMark.entityEnd(in: text, at: end) != nil else { return nil }
        return Value(range: open..<end, style: .quoted, separator: separator)
    }

    /// What a value in a configuration line holds beyond a shell word: `PASSWORD=a&b(c`.
    private func lineEnd(_ start: Int, _ end: Int, _ separator: Value.Separator) -> Int {
        guard separator == .tight || separator == .colon, isLineStart, end > start, end < text.count else {
            return end
        }
        let stop = text.runEnd(of: ByteClass(" \t\r\n\"'`\\\0").inverted, from: end, limit: 256)
        guard stop >= text.count || ByteClass.lineEnd.contains(text[stop]), stop > end + 1 else { return end }
        let holdsCall = (end..<stop).contains { ByteClass("([{").contains(text[$0]) }
        return holdsCall && (separator == .colon || !isUpperCase)
            || ByteClass(",;{(").contains(text[stop - 1]) ? end : stop
    }

    /// The line below `key: |`, YAML's block text.
    private func blockLine(_ at: Int) -> Int? {
        guard ByteClass("|>").contains(text[at]) else { return nil }
        let sign = text.runEnd(of: ByteClass("+-"), from: at + 1, limit: 1)
        let lineEnd = text.runEnd(of: .lineEnd, from: sign, limit: 2)
        let line = text.runEnd(of: .blank, from: lineEnd, limit: 64)
        return lineEnd > sign && line > lineEnd ? line : nil
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
        default: codeCharacters
        }
    }

    private static let codeCharacters = ByteClass(" \t\r\n\"'`\\,;<>|&()[]{}\0").inverted
    private static let queryCharacters = ByteClass(" \t\r\n\"'`\\,;<>|&?#()[]{}*\0").inverted.ascii
    private static let tagCharacters = ByteClass("<\r\n").inverted
}
