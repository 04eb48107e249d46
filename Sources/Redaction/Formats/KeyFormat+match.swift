extension KeyFormat {
    /// Returns the secret's place when the text after a prefix, found at `start..<end`, has this format.
    func match(in text: Bytes, prefix: Range<Int>) -> Range<Int>? {
        guard checks.contains(.anywhere) || text.isFresh(at: prefix.lowerBound) else { return nil }
        let runEnd = text.runEnd(of: alphabet, from: prefix.upperBound, limit: Self.runLimit)
        let end = trimmed(text, prefix.upperBound..<runEnd)
        let body = prefix.upperBound..<end
        guard body.count >= length.lowerBound else { return nil }
        if checks.contains(.exact), body.count > length.upperBound || ByteClass.word.contains(text[end]) {
            return nil
        }
        guard !checks.contains(.mixed) || Randomness.isMixed(text, body) else { return nil }
        guard !Placeholder.isFiller(text, body) else { return nil }
        return (checks.contains(.keepsPrefix) ? body.lowerBound : prefix.lowerBound)..<end
    }

    /// A sentence's full stop is not part of a key.
    private func trimmed(_ text: Bytes, _ run: Range<Int>) -> Int {
        var end = run.upperBound
        while end > run.lowerBound, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return end
    }

    /// Longer than any key, and a bound on the work at one anchor.
    private static let runLimit = 4096
}
