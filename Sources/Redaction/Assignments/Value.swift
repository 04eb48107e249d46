/// The text that a key's name is given.
struct Value {
    /// Without its quotes.
    let range: Range<Int>
    let style: Style
    let separator: Separator

    enum Style {
        /// Between quotes: any characters, blanks included.
        case quoted
        /// Up to a blank or punctuation.
        case bare
    }

    enum Separator {
        /// `KEY=value`, nothing between.
        case tight
        /// `key = value`, as code writes it.
        case spacedEquals
        case colon
        /// `--password value`.
        case blank
        /// `?token=value&`.
        case query
        /// `<password>value<`.
        case tag
        /// `set("password", "value")`.
        case comma
        /// `{"name": "password", "value": "value"}`.
        case named
        /// `the password is value`.
        case prose
        /// `secret set KEY value`.
        case command
        /// `["api_key", "value"]`, `| api_key | value |`: lists of names look the same.
        case listed
    }

    /// Bare and after a spaced equals sign, as only code has it.
    var isCode: Bool { style == .bare && separator == .spacedEquals }

    /// Header values hold blanks and reach to the end of the line or string.
    func headerRange(in text: Bytes) -> Range<Int> {
        guard style == .bare else { return range }
        var end = text.runEnd(of: Self.headerEnd.inverted, from: range.lowerBound, limit: 16_384)
        // Digest and its like: `username="bob", response="…"`.
        while text[end] == UInt8(ascii: "\""), text[end - 1] == UInt8(ascii: "="),
            let close = QuotedText.end(in: text, from: end + 1, quote: text[end], slashes: 0)
        {
            end = text.runEnd(of: Self.headerEnd.inverted, from: close + 1, limit: 16_384)
        }
        while end > range.lowerBound, ByteClass.blank.contains(text[end - 1]) { end -= 1 }
        return range.lowerBound..<max(end, range.lowerBound)
    }

    private static let headerEnd = ByteClass("\r\n\"'`\\")
}
