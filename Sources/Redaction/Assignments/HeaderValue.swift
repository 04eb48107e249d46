/// The parts of a header's value: one text, or the texts of a list or a map.
struct HeaderValue {
    let text: Bytes
    let value: Value

    /// Returns each text's place; a list's or map's texts are taken while they stand side by side.
    func parts() -> [Range<Int>] {
        var parts = [value.headerRange(in: text)]
        guard value.style == .quoted, isInList else { return parts }
        var at = value.range.upperBound
        while parts.count < 64, let next = nextQuoted(after: at) {
            parts.append(next)
            at = next.upperBound
        }
        return parts
    }

    private var isInList: Bool {
        let open = text.runStart(of: ByteClass(" \t\r\n\"'\\"), before: value.range.lowerBound, limit: 32)
        return text[open - 1] == UInt8(ascii: "[")
    }

    private func nextQuoted(after end: Int) -> Range<Int>? {
        let comma = text.runEnd(of: ByteClass(" \t\r\n\"'`\\"), from: end, limit: 16)
        guard text[comma] == UInt8(ascii: ",") else { return nil }
        let quote = text.runEnd(of: ByteClass(" \t\r\n"), from: comma + 1, limit: 64)
        let open = text.runEnd(of: ByteClass("\\"), from: quote, limit: 8)
        guard ByteClass.quote.contains(text[open]),
            let close = QuotedText.end(in: text, from: open + 1, quote: text[open], slashes: open - quote)
        else { return nil }
        return (open + 1)..<close
    }
}
