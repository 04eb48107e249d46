/// Cuts prose into tokens in one pass over its bytes.
///
/// Works on any script: letters of alphabets join into words, and each Han, kana or Hangul character is a word of
/// its own, since those scripts put no spaces between words.
struct Tokenizer {
    private var tokens: [Token] = []
    private var word: [UInt8] = []
    private var isPlainASCII = true
    private var hasUpperInside = false
    private var hasLower = false
    private var hasMark = false
    private var clause = 0
    private var sentence = 0
    private var inBackticks = false

    /// The tokens of at most the first 4,000 bytes: what follows in a long message is pasted, not said.
    static func tokens(of text: String) -> [Token] {
        var tokenizer = Tokenizer()
        tokenizer.tokens.reserveCapacity(64)
        for scalar in text.utf8.prefix(4000).scalars { tokenizer.take(scalar) }
        tokenizer.endWord()
        return tokenizer.tokens
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z":
            hasLower = true
            word.append(UInt8(truncatingIfNeeded: scalar.value))
        case "A"..."Z":
            if !word.isEmpty { hasUpperInside = true }
            word.append(UInt8(truncatingIfNeeded: scalar.value) | 0x20)
        case "0"..."9":
            if !word.isEmpty { hasMark = true }
            word.append(UInt8(truncatingIfNeeded: scalar.value))
        case ".", "/", "-", "@", "_", "#", "+": word.append(UInt8(truncatingIfNeeded: scalar.value))
        case "'", "\u{2019}", "\u{2018}": break
        case "`":
            endWord()
            inBackticks.toggle()
        case _ where scalar.value < 128: takeBreak(scalar)
        default: takeForeign(scalar)
        }
    }

    private mutating func takeBreak(_ scalar: Unicode.Scalar) {
        endWord()
        switch scalar {
        case ",", ";", ":", "(", ")": clause += 1
        case "!", "?", "\n": endSentence()
        default: break
        }
    }

    private mutating func takeForeign(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{3002}", "\u{FF1F}", "\u{FF01}":
            endWord()
            endSentence()
        case "\u{2014}", "\u{FF0C}", "\u{3001}":
            endWord()
            clause += 1
        case _ where isIdeograph(scalar):
            endWord()
            append(String(scalar), isCode: false)
        case _ where scalar.properties.isAlphabetic:
            isPlainASCII = false
            word.append(contentsOf: String(scalar).utf8)
        default: endWord()
        }
    }

    private mutating func endSentence() {
        clause += 1
        sentence += 1
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let endsSentence = word.last == UInt8(ascii: ".")
        let trimmed = trimMarks(word)
        if !trimmed.isEmpty, trimmed.count <= 120 {
            let text = String(decoding: trimmed, as: UTF8.self)
            append(isPlainASCII ? text : text.lowercased(), isCode: inBackticks || looksLikeCode(trimmed))
        }
        if endsSentence { endSentence() }
        if trimmed.isEmpty { clause += 1 }
        word.removeAll(keepingCapacity: true)
        (isPlainASCII, hasUpperInside, hasLower, hasMark) = (true, false, false, false)
    }

    private mutating func append(_ text: String, isCode: Bool) {
        tokens.append(Token(text: text, isCode: isCode, clause: clause, sentence: sentence))
    }

    /// Takes punctuation off both ends; `--` stays, since it makes an option.
    private func trimMarks(_ word: [UInt8]) -> ArraySlice<UInt8> {
        var trimmed = word[...]
        while let last = trimmed.last, "./-@_#+".utf8.contains(last) { trimmed.removeLast() }
        while let first = trimmed.first, "./_+#-".utf8.contains(first) {
            if trimmed.starts(with: "--".utf8) { break }
            trimmed.removeFirst()
        }
        return trimmed
    }

    private func looksLikeCode(_ word: ArraySlice<UInt8>) -> Bool {
        if hasMark || word.first == UInt8(ascii: "@") || word.starts(with: "--".utf8) { return true }
        if word.contains(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "/") }) { return true }
        if word.contains(UInt8(ascii: ".")) { return word.count > 3 }
        return hasUpperInside && hasLower
    }
}

func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x30FF).contains(scalar.value) || (0x3400...0x9FFF).contains(scalar.value)
        || (0xAC00...0xD7AF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
}
