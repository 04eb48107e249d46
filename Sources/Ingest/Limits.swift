/// How much is taken in, and how much of each text is kept.
package struct Limits: Sendable {
    /// Bytes of a body, both as sent and after decompression. OTLP 1.11 recommends 64 MiB; agents send up to 1.3 MB.
    package var body = 16 << 20
    /// UTF-8 bytes kept of a text, by what it is (decisions: "Which text is kept").
    package var prompt = 32 << 10
    package var command = 8 << 10
    package var error = 4 << 10
    package var snippet = 4 << 10

    package init() {}

    /// The text cut to at most `bytes` UTF-8 bytes on a character boundary; a cut is marked with what was left out.
    static func cut(_ text: String, to bytes: Int) -> String {
        let size = text.utf8.count
        guard size > bytes else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: bytes)
        while end > text.startIndex, end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        let kept = text[..<end]
        return kept + "…[\(size - kept.utf8.count) bytes cut]"
    }
}
