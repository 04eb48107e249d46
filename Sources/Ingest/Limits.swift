/// How much is taken in, and how much of each text is kept.
package struct Limits: Sendable {
    /// Bytes of a body, both as sent and after decompression.
    ///
    /// OTLP 1.11 recommends 64 MiB; agents send up to 1.3 MB.
    package var body = 16 << 20
    /// Values in a body of JSON, messages in one of OTLP: two bytes of text may become hundreds in memory.
    ///
    /// Real ones have some thousands, and one in 30 bytes; a whole history in one body, some hundred thousand.
    package var values = 1_000_000
    package var hookValues = 250_000
    /// The same of JSON that stands as a text inside a body; one with more stays a text.
    static let nestedValues = 250_000
    /// UTF-8 bytes kept of a text, by what it is (decisions: "Which text is kept").
    package var prompt = 32 << 10
    package var command = 8 << 10
    package var error = 4 << 10
    package var snippet = 4 << 10

    package init() {}

    /// The text's first `bytes` UTF-8 bytes, to a whole character; a cut is marked with what was left out.
    ///
    /// A text that was cut so before, by a sender with the same limits, stays as it is.
    static func cut(_ text: String, to bytes: Int) -> String {
        let size = text.utf8.count
        guard size > bytes, !isCut(text, at: bytes, rest: 0) else { return text }
        let kept = text[..<start(in: text, at: bytes)]
        return kept + "…[\(size - kept.utf8.count) bytes cut]"
    }

    /// Three quarters of the bytes from the text's start and one from its end, marked likewise between them.
    static func cutMiddle(_ text: String, to bytes: Int) -> String {
        let size = text.utf8.count
        guard size > bytes, !isCut(text, at: bytes / 4 * 3, rest: bytes / 4) else { return text }
        let head = text[..<start(in: text, at: bytes / 4 * 3)]
        let tail = text[start(in: text, at: size - bytes / 4)...]
        return head + "…[\(size - head.utf8.count - tail.utf8.count) bytes cut]…" + tail
    }

    /// Whether a mark of a cut stands just before the byte where one would be made, and no more than `rest`
    /// bytes after it.
    private static func isCut(_ text: String, at place: Int, rest: Int) -> Bool {
        let longest = 40
        guard text.utf8.count <= place + rest + longest else { return false }
        // The cut is at a whole character, so up to three bytes before the place.
        let bytes = Array(text.utf8.dropFirst(max(0, place - 3)))
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: "…[".utf8) }), start <= 3
        else { return false }
        let mark = bytes[start...].dropFirst("…[".utf8.count)
        let digits = mark.prefix { (48...57).contains($0) }
        let end = " bytes cut]" + (rest > 0 ? "…" : "")
        guard !digits.isEmpty, mark.dropFirst(digits.count).starts(with: end.utf8) else { return false }
        let after = mark.count - digits.count - end.utf8.count
        return rest > 0 ? after <= rest + 3 : after == 0
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
