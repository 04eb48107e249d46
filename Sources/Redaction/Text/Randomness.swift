/// Tells made-up characters from words, names and numbers.
enum Randomness {
    /// Tells whether a digit and a letter both occur.
    static func isMixed(_ text: Bytes, _ range: Range<Int>) -> Bool {
        var (digits, letters) = (false, false)
        for at in range.prefix(sampleSize) {
            if ByteClass.digit.contains(text[at]) { digits = true }
            if ByteClass.letter.contains(text[at]) { letters = true }
            if digits && letters { return true }
        }
        return false
    }

    /// Tells whether the characters look drawn at random rather than written as a name.
    static func looksRandom(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let sample = range.prefix(sampleSize)
        guard sample.count >= 10, !Placeholder.isFiller(text, range) else { return false }
        if text.runEnd(of: .hex, from: sample.lowerBound, limit: sample.count) == sample.upperBound {
            return sample.count >= 16 && isMixed(text, sample)
        }
        let letters = LetterPairs(text, sample)
        if letters.count * 2 >= sample.count { return letters.areUnusual || isShuffled(text, sample) }
        return isMixed(text, sample)
    }

    /// Tells whether digits, capitals and small letters occur together as no name has them.
    static func isDrawn(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let sample = range.prefix(sampleSize)
        return sample.contains { ByteClass.upper.contains(text[$0]) }
            && sample.contains { ByteClass.lower.contains(text[$0]) }
            && isMixed(text, sample) && looksRandom(text, sample)
    }

    /// Tells whether capitals stand among the small letters in no order: names have few of them.
    static func isShuffled(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let sample = range.prefix(sampleSize)
        let capitals = sample.reduce(0) { $0 + (ByteClass.upper.contains(text[$1]) ? 1 : 0) }
        let smalls = sample.reduce(0) { $0 + (ByteClass.lower.contains(text[$1]) ? 1 : 0) }
        return sample.count >= 12 && capitals * 20 >= sample.count * 7 && smalls * 10 >= sample.count * 2
            && caseChanges(text, sample) * 3 >= sample.count
    }

    private static func caseChanges(_ text: Bytes, _ range: Range<Int>) -> Int {
        range.dropFirst().reduce(0) {
            $0 + (ByteClass.upper.contains(text[$1]) != ByteClass.upper.contains(text[$1 - 1]) ? 1 : 0)
        }
    }

    /// Enough to tell, and a bound on the work.
    private static let sampleSize = 256
}
