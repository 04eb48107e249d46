/// Passwords known by the place of their quotes: `auth=("bob", "…")`, `IDENTIFIED BY '…'`.
enum QuotedSecret {
    static func first(in text: Bytes, after start: Int) -> [Finding] {
        finding(in: text, quoted(in: text, at: start))
    }

    static func second(in text: Bytes, after start: Int) -> [Finding] {
        guard let user = quoted(in: text, at: start) else { return [] }
        let comma = text.runEnd(of: ByteClass(" \"'`\\"), from: user.upperBound, limit: 16)
        guard text[comma] == UInt8(ascii: ",") else { return [] }
        return finding(in: text, quoted(in: text, at: text.runEnd(of: .blank, from: comma + 1, limit: 8)))
    }

    private static func quoted(in text: Bytes, at start: Int) -> Range<Int>? {
        let quote = text.runEnd(of: ByteClass("\\"), from: start, limit: 8)
        guard ByteClass.quote.contains(text[quote]),
            let end = QuotedText.end(in: text, from: quote + 1, quote: text[quote], slashes: quote - start)
        else { return nil }
        return (quote + 1)..<end
    }

    private static func finding(in text: Bytes, _ range: Range<Int>?) -> [Finding] {
        guard let range, range.count >= 3, !Placeholder.isPlaceholder(text, range),
            !Placeholder.holdsReference(text, range)
        else { return [] }
        return [Finding(rule: "password", range: range)]
    }
}
