/// The words of a text as this module compares them: lower case, with the signs that commands and paths hold
/// inside.
package enum Words {
    /// Words in order, repeated ones too: `Use pnpm, not npm install.` is `use pnpm not npm install`.
    package static func all(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if isWordSign(scalar) {
                word.append(scalar)
            } else {
                close(&word, into: &words)
            }
        }
        close(&word, into: &words)
        return words
    }

    /// The words that carry meaning, without order or inflection, for comparing what two texts are about.
    ///
    /// Scripts without spaces between words are cut into pairs of characters.
    package static func content(_ text: String) -> Set<String> {
        var found: Set<String> = []
        for word in all(text) where !StopWords.all.contains(word) {
            if word.unicodeScalars.contains(where: isUnspaced) {
                found.formUnion(pairs(word))
            } else {
                found.insert(stem(word))
            }
        }
        return found
    }

    /// A crude common form of a word's inflections: good for comparing, not for showing.
    package static func stem(_ word: String) -> String {
        guard word.utf8.count > 3, word.utf8.allSatisfy({ (97...122).contains($0) }) else { return word }
        for (ending, put) in [
            ("ying", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
        ] {
            guard word.hasSuffix(ending), word.utf8.count - ending.utf8.count >= 3 else { continue }
            guard !(ending == "s" && word.hasSuffix("ss")) else { break }
            return undoubled(word.dropLast(ending.count) + put)
        }
        return word
    }

    private static func undoubled(_ stem: String) -> String {
        let end = stem.utf8.suffix(2)
        guard end.count == 2, end.first == end.last, stem.utf8.count > 3 else { return stem }
        return String(stem.dropLast())
    }

    private static func isWordSign(_ scalar: Unicode.Scalar) -> Bool {
        // Most text is ASCII, and a table of all properties is slow to ask.
        isLetterOrDigit(scalar) || "-_./+#@:'’".unicodeScalars.contains(scalar)
            || !scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || scalar.properties.generalCategory == .nonspacingMark)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    private static func close(_ word: inout String.UnicodeScalarView, into words: inout [String]) {
        defer { word = String.UnicodeScalarView() }
        let head = word.drop {
            "-+:'’".unicodeScalars.contains($0) && word.count > 1 && !word.starts(with: "--".unicodeScalars)
        }
        let outer = "./:'’-".unicodeScalars
        guard let last = head.lastIndex(where: { !outer.contains($0) }) else { return }
        words.append(String(head[...last]).replacing("’", with: "'"))
    }

    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    private static func pairs(_ word: String) -> [String] {
        let letters = Array(word)
        guard letters.count > 2 else { return [word] }
        return zip(letters, letters.dropFirst()).map { String([$0, $1]) }.filter { !isGrammar($0) }
    }

    /// Hiragana carries the grammar of Japanese; what is spoken of is written in other scripts.
    private static func isGrammar(_ pair: String) -> Bool {
        pair.unicodeScalars.allSatisfy { (0x3040...0x309F).contains($0.value) }
    }
}
