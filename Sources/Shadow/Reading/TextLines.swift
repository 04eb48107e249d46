/// A text as its lines, each with its end.
enum TextLines {
    static func of(_ text: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        for (place, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(Array(text[start...place]))
            start = place + 1
        }
        if start < text.count { lines.append(Array(text[start...])) }
        return lines
    }

    static func joined(_ lines: some Sequence<[UInt8]>) -> [UInt8] { Array(lines.joined()) }

    /// True where two texts differ in white space only.
    static func areSame(_ old: [UInt8], _ new: [UInt8]) -> Bool {
        old.lazy.filter(isInk).elementsEqual(new.lazy.filter(isInk))
    }

    /// Git's own test for a binary file.
    static func isBinary(_ text: [UInt8]) -> Bool { text.prefix(8_000).contains(0) }

    private static func isInk(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: " ") && !(UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
    }
}
