/// A quotation mark as a text may spell it: plain, escaped, or as an entity (`&quot;`, `\u0022`).
enum QuoteMark {
    /// Returns the offset after the mark that stands here, or nil.
    static func end(in text: Bytes, at start: Int) -> Int? {
        let mark = text.runEnd(of: ByteClass("\\"), from: start, limit: 8)
        if ByteClass.quote.contains(text[mark]) { return mark + 1 }
        return entityEnd(in: text, at: start)
    }

    /// Returns the offset after a mark that is spelled out, or nil.
    static func entityEnd(in text: Bytes, at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "&") || text[start] == UInt8(ascii: "\\") else { return nil }
        return entities.first { text.matchesFolded($0, at: start) }.map { start + $0.utf8CodeUnitCount }
    }

    private static let entities: [StaticString] = [
        "&quot;", "&apos;", "&#34;", "&#39;", "&#x22;", "&#x27;", "\\u0022", "\\u0027", "\\\\u0022", "\\x22",
    ]
}
