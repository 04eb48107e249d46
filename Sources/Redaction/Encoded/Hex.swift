/// Decodes hexadecimal text.
enum Hex {
    /// Returns the bytes when they are all printable ASCII or line ends, as no digest's are.
    static func decodeText(_ text: Bytes, _ range: Range<Int>) -> [UInt8]? {
        guard range.count % 2 == 0 else { return nil }
        var out: [UInt8] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard let high = value(text[at]), let low = value(text[at + 1]) else { return nil }
            let byte = high << 4 | low
            guard (byte >= 0x20 && byte < 0x7F) || (byte >= 0x09 && byte <= 0x0D) else { return nil }
            out.append(byte)
            at += 2
        }
        return out
    }

    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
