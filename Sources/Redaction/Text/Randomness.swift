/// Tells made-up characters from words and numbers.
enum Randomness {
    /// Tells whether a digit and a letter both occur.
    static func isMixed(_ text: Bytes, _ range: Range<Int>) -> Bool {
        var (digits, letters) = (false, false)
        for at in range.prefix(256) {
            if ByteClass.digit.contains(text[at]) { digits = true }
            if ByteClass.letter.contains(text[at]) { letters = true }
            if digits && letters { return true }
        }
        return false
    }

    /// Counts the changes between lower case, upper case, digits and the rest.
    ///
    /// Names change seldom and at word ends; random characters change at every second place.
    static func kindChanges(_ text: Bytes, _ range: Range<Int>) -> Int {
        var changes = 0
        var last = kind(of: text[range.lowerBound])
        for at in range.prefix(256).dropFirst() {
            let now = kind(of: text[at])
            if now != last { changes += 1 }
            last = now
        }
        return changes
    }

    /// Tells whether the characters look drawn at random rather than written as a name.
    static func looksRandom(_ text: Bytes, _ range: Range<Int>) -> Bool {
        guard range.count >= 10, !Placeholder.isFiller(text, range) else { return false }
        if isHexNumber(text, range) { return range.count >= 16 }
        guard isMixed(text, range) else { return isShuffled(text, range) }
        return kindChanges(text, range) * 5 >= range.prefix(256).count
    }

    /// Tells whether letters of both cases stand in no order: names have few capitals.
    static func isShuffled(_ text: Bytes, _ range: Range<Int>) -> Bool {
        let sample = range.prefix(256)
        guard sample.count >= 12 else { return false }
        let capitals = sample.reduce(0) { $0 + (ByteClass.upper.contains(text[$1]) ? 1 : 0) }
        let smalls = sample.reduce(0) { $0 + (ByteClass.lower.contains(text[$1]) ? 1 : 0) }
        return capitals * 10 >= sample.count * 3 && smalls * 10 >= sample.count * 2
            && kindChanges(text, range) * 3 >= sample.count
    }

    private static func isHexNumber(_ text: Bytes, _ range: Range<Int>) -> Bool {
        isMixed(text, range)
            && text.runEnd(of: .hex, from: range.lowerBound, limit: 256)
                >= min(
                    range.upperBound, range.lowerBound + 256)
    }

    private static func kind(of byte: UInt8) -> Int {
        if ByteClass.lower.contains(byte) { return 0 }
        if ByteClass.upper.contains(byte) { return 1 }
        return ByteClass.digit.contains(byte) ? 2 : 3
    }
}
