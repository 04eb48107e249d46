/// A text with `\n` line ends and no byte order mark.
struct UnixText {
    let text: String

    init(_ raw: String) {
        guard raw.utf8.contains(13) || raw.unicodeScalars.first == "\u{FEFF}" else {
            text = raw
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        var afterReturn = false
        for byte in raw.unicodeScalars.first == "\u{FEFF}" ? Array(raw.utf8.dropFirst(3)) : Array(raw.utf8) {
            if byte == 10, afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = byte == 13
            bytes.append(afterReturn ? 10 : byte)
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The lines without their ends; never empty.
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}
