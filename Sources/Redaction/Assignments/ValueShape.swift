/// What a value's own characters tell.
struct ValueShape {
    let text: Bytes
    let range: Range<Int>

    var isMarker: Bool { Marker.end(in: text, at: range.lowerBound) == range.upperBound }

    var isRandom: Bool { Randomness.looksRandom(text, range) }

    /// Long and of every sort of character, as generators of salts write them.
    var isNoise: Bool {
        let sample = range.prefix(256)
        let symbols = sample.reduce(0) { $0 + (ByteClass.alnum.union(" ").contains(text[$1]) ? 0 : 1) }
        return sample.count >= 32 && symbols * 10 >= sample.count && symbols * 10 <= sample.count * 6
            && hasDigit && LetterPairs(text, sample).areUnusual
    }

    var hasBlank: Bool {
        text.firstIndex(of: UInt8(ascii: " "), from: range.lowerBound, before: range.upperBound) != nil
    }

    /// Digits, or punctuation that names have not, among the letters.
    var hasMore: Bool { !consists(of: ByteClass.letter.union("_.?!")) && range.count >= 4 }

    var hasDigit: Bool { range.prefix(256).contains { ByteClass.digit.contains(text[$0]) } }

    /// Words, perhaps joined by `-`, `_`, `.` or `/`, and at most three digits: the name of a thing.
    var isName: Bool {
        guard consists(of: ByteClass.alnum.union("_-./: ")), !isRandom else { return false }
        let digits = range.prefix(256).reduce(0) { $0 + (ByteClass.digit.contains(text[$1]) ? 1 : 0) }
        let pairs = LetterPairs(text, range.prefix(256))
        return digits <= 3 && pairs.count * 2 >= range.prefix(256).count && !pairs.areUnusual
    }

    /// `module.member`, as code has it.
    var isDottedName: Bool {
        guard ByteClass.letter.union("_$").contains(text[range.lowerBound]),
            consists(of: ByteClass.word.union(".$?!")),
            let dot = text.firstIndex(of: UInt8(ascii: "."), from: range.lowerBound, before: range.upperBound)
        else { return false }
        let tail = (dot + 1)..<range.upperBound
        if consists(of: ByteClass.letter.union(".$?!_")), !Randomness.isShuffled(text, range) { return true }
        return !Randomness.looksRandom(text, range.lowerBound..<dot) && !Randomness.looksRandom(text, tail)
            && !LetterPairs(text, tail).areUnusual
    }

    /// Only characters that tokens are made of.
    var isToken: Bool { consists(of: Self.tokenCharacters) }

    var isNumber: Bool {
        consists(of: ByteClass.digit.union("._"))
            || range.count < 24 && consists(of: ByteClass.hex.union("xX_"))
                && text.matchesFolded("0x", at: range.lowerBound)
    }

    private func consists(of alphabet: ByteClass) -> Bool {
        text.runEnd(of: alphabet, from: range.lowerBound, limit: range.count) >= range.upperBound
    }

    private static let tokenCharacters = ByteClass.alnum.union("_-.+/=~:%|")
}
