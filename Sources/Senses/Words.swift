/// Cuts a text into words for `SenseTable`: lower case, Latin letters without their accents.
///
/// Marks, and characters of scripts that put no spaces between words, are a word each. The same as
/// `harness/senses/pieces.py`, with which the table was made.
enum Words {
    /// Calls back with each word; reads at most the first 1,500 bytes.
    static func forEach(in text: String, _ take: (ArraySlice<UInt8>) -> Void) {
        var run: [UInt8] = []
        run.reserveCapacity(32)
        func end() {
            if !run.isEmpty { take(run[...]) }
            run.removeAll(keepingCapacity: true)
        }
        for scalar in String(decoding: text.utf8.prefix(1500), as: UTF8.self).unicodeScalars {
            if scalar.value < 128 {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    run.append(byte)
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): run.append(byte | 0x20)
                default:
                    end()
                    if byte > 32, byte != 127 { take([byte]) }
                }
                continue
            }
            let folded = folded(scalar)
            if isIdeograph(scalar) || !isWritten(scalar) {
                end()
                if !scalar.properties.isWhitespace, !folded.isEmpty { take(Array(folded.utf8)[...]) }
            } else {
                run.append(contentsOf: folded.utf8)
            }
        }
        end()
    }

    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        isMark(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    private static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x300...0x36F: ""
        case 0xC0...0x17F: bare[Int(scalar.value) - 0xC0]
        case 0x401, 0x451: "\u{435}"
        default: scalar.properties.lowercaseMapping
        }
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: true
        default: false
        }
    }

    /// What U+00C0 to U+017F are without case and accents.
    private static let bare: [String] = letters.split(separator: " ").map(String.init)
    private static let letters = """
        a a a a a a æ c e e e e i i i i ð n o o o o o × ø u u u u y þ ß a a a a a a æ c e e e e i \
        i i i ð n o o o o o ÷ ø u u u u y þ y a a a a a a c c c c c c c c d d đ đ e e e e e e e e \
        e e g g g g g g g g h h ħ ħ i i i i i i i i i ı ĳ ĳ j j k k ĸ l l l l l l ŀ ŀ ł ł n n n n \
        n n ŉ ŋ ŋ o o o o o o œ œ r r r r r r s s s s s s s s t t t t ŧ ŧ u u u u u u u u u u u u \
        w w y y y z z z z z z ſ
        """
}
