/// Decodes base64 in both alphabets.
enum Base64 {
    /// Returns the bytes, or nil when a character is in neither alphabet or the length is impossible.
    ///
    /// Blanks and line ends between the characters are passed over.
    static func decode(_ text: Bytes, _ range: Range<Int>) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(range.count * 3 / 4)
        var (bits, held) = (UInt32(0), UInt32(0))
        for at in range {
            let byte = text[at]
            let value = values[Int(byte)]
            guard value < 64 else {
                if ignored.contains(byte) { continue }
                return nil
            }
            bits = bits << 6 | UInt32(value)
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> held))
        }
        return held == 6 ? nil : out
    }

    /// Tells whether the first 16 characters decode to text; words and paths do not.
    static func startsAsText(_ text: Bytes, _ start: Int) -> Bool {
        for group in 0..<4 {
            var bits: UInt32 = 0
            for at in 0..<4 {
                let value = values[Int(text[start + group * 4 + at])]
                guard value < 64 else { return false }
                bits = bits << 6 | UInt32(value)
            }
            for shift in [16, 8, 0] as [UInt32] {
                let byte = UInt8(truncatingIfNeeded: bits >> shift)
                guard (byte >= 0x20 && byte < 0x7F) || (byte >= 0x09 && byte <= 0x0D) else { return false }
            }
        }
        return true
    }

    private static let ignored = ByteClass(" \t\r\n=")

    static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
        for byte in "+-".utf8 { table[Int(byte)] = 62 }
        for byte in "/_".utf8 { table[Int(byte)] = 63 }
        return table
    }()
}
