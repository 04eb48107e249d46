/// How much is taken in, and how much of each text is kept.
package struct Limits: Sendable {
    /// Bytes of a body, both as sent and after decompression.
    ///
    /// OTLP 1.11 recommends 64 MiB; agents send up to 1.3 MB.
    package var body = 16 << 20
    /// UTF-8 bytes kept of a text, by what it is (decisions: "Which text is kept").
    package var prompt = 32 << 10
    package var command = 8 << 10
    package var error = 4 << 10
    package var snippet = 4 << 10

    package init() {}

    /// The text's first `bytes` UTF-8 bytes, to a whole character; a cut is marked with what was left out.
    static func cut(_ text: String, to bytes: Int) -> String {
        let size = text.utf8.count
        guard size > bytes else { return text }
        let kept = text[..<start(in: text, at: bytes)]
        return kept + "…[\(size - kept.utf8.count) bytes cut]"
    }

    /// Three quarters of the bytes from the text's start and one from its end, marked likewise between them.
    static func cutMiddle(_ text: String, to bytes: Int) -> String {
        let size = text.utf8.count
        guard size > bytes else { return text }
        let head = text[..<start(in: text, at: bytes / 4 * 3)]
        let tail = text[start(in: text, at: size - bytes / 4)...]
        return head + "…[\(size - head.utf8.count - tail.utf8.count) bytes cut]…" + tail
    }

    /// The last boundary between Unicode scalars at or before a byte's place.
    private static func start(in text: String, at bytes: Int) -> String.Index {
        var index = text.utf8.index(text.startIndex, offsetBy: bytes)
        while index > text.startIndex, index.samePosition(in: text.unicodeScalars) == nil {
            index = text.utf8.index(before: index)
        }
        return index
    }
}
