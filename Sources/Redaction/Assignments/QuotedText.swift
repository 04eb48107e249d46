/// Finds where a quoted text ends.
enum QuotedText {
    /// Returns the offset of the closing quote, or of the backslashes before it when the quotes are
    /// themselves escaped (`\"…\"`, as in JSON within a string).
    ///
    /// A value ends on its line; one that does not is no value.
    static func end(in text: Bytes, from start: Int, quote: UInt8, slashes: Int) -> Int? {
        let stop = min(text.count, start + lengthLimit)
        var at = start
        while at < stop {
            let byte = text[at]
            if ByteClass.lineEnd.contains(byte) { return nil }
            if byte == quote, slashes == 0 { return at }
            guard byte == UInt8(ascii: "\\") else {
                at += 1
                continue
            }
            let run = text.runEnd(of: ByteClass("\\"), from: at, limit: 64)
            if text[run] == quote, run - at == slashes { return at }
            if slashes > 0, text[run] == quote, run - at < slashes { return at }
            at = max(run, (run - at) % 2 == 1 ? run + 1 : run)
        }
        return nil
    }

    /// Longer than any secret on one line.
    private static let lengthLimit = 4096
}
