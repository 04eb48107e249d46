/// What stands between two halves of a text that a program or shell joins: `"ab" + "cd"`, `ab'cd'`, a
/// backslash at the line's end.
enum Joint {
    /// Returns where the next piece begins after a piece that ends at `end`, or nil.
    static func nextPiece(in text: Bytes, after end: Int) -> Int? {
        if text[end] == UInt8(ascii: "\\"), ByteClass.lineEnd.contains(text[end + 1]) {
            return text.runEnd(of: .lineEnd, from: end + 1, limit: 2)
        }
        guard ByteClass.quote.union("\\").contains(text[end]), let mark = QuoteMark.end(in: text, at: end)
        else {
            return nil
        }
        if let next = QuoteMark.end(in: text, at: mark) { return next }
        let sign = text.runEnd(of: blank, from: mark, limit: 64)
        let quote = text.runEnd(of: blank, from: text.runEnd(of: signs, from: sign, limit: 2), limit: 64)
        return quote > sign && signs.contains(text[sign]) ? QuoteMark.end(in: text, at: quote) : nil
    }

    /// Returns a key's pieces put together from `start`, and where the last one ends.
    ///
    /// Nil when nothing is joined there. A quote may also stand between a bare piece and a quoted one.
    static func joined(
        in text: Bytes, from start: Int, prefix: Int, of alphabet: ByteClass
    ) -> (bytes: [UInt8], end: Int)? {
        var end = text.runEnd(of: alphabet, from: prefix, limit: pieceLimit)
        guard ByteClass.quote.union("\\").contains(text[end]) else { return nil }
        var bytes = Array(text.buffer[start..<end])
        var isJoined = false
        for _ in 0..<8 {
            guard let next = nextPiece(in: text, after: end) ?? openQuote(in: text, at: end) else { break }
            let last = text.runEnd(of: alphabet, from: next, limit: pieceLimit)
            guard last > next else { break }
            bytes += text.buffer[next..<last]
            (end, isJoined) = (last, true)
        }
        return isJoined ? (bytes, end) : nil
    }

    private static func openQuote(in text: Bytes, at end: Int) -> Int? {
        ByteClass.quote.contains(text[end]) && ByteClass.alnum.contains(text[end + 1]) ? end + 1 : nil
    }

    private static let blank = ByteClass(" \t\r\n\\")
    private static let signs = ByteClass("+.&")
    private static let pieceLimit = 512
}
