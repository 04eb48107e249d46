/// Scripts in which the gates know no words, so that they cannot tell a rule from an attack.
enum UnreadScript {
    static func isIn(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic && !isRead($0.value) }
    }

    /// Latin, Greek, Cyrillic, Chinese, Japanese and Korean.
    private static func isRead(_ value: UInt32) -> Bool {
        switch value {
        case 0...0x52F, 0x1100...0x11FF, 0x1E00...0x1FFF, 0x2000...0x2BFF: true
        case 0x3000...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF: true
        case 0x20000...0x3FFFF: true
        default: false
        }
    }
}
