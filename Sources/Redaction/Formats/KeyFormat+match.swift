extension KeyFormat {
    /// Returns the secret when the prefix stands here in its own case and the format's characters follow.
    func match(in text: Bytes, prefix: Range<Int>, _ expected: ArraySlice<UInt8>) -> Finding? {
        guard text.matches(expected, at: prefix.lowerBound) else { return nil }
        guard checks.contains(.anywhere) || text.isFresh(at: prefix.lowerBound) else { return nil }
        // Filler is known by its first characters, and may be long.
        let head = prefix.upperBound..<min(text.count, prefix.upperBound + 16)
        guard
            head.count < 16 || !Placeholder.isFiller(text, head)
                || text.runEnd(of: alphabet, from: head.lowerBound, limit: 16) < head.upperBound
        else {
            return nil
        }
        let runEnd = text.runEnd(of: alphabet, from: prefix.upperBound, limit: Self.runLimit)
        let end = trimmed(text, prefix.upperBound..<runEnd)
        let body = prefix.upperBound..<end
        guard body.count >= length.lowerBound else { return nil }
        if checks.contains(.exact), body.count > length.upperBound || ByteClass.word.contains(text[end]) {
            return nil
        }
        guard !checks.contains(.mixed) || Randomness.isMixed(text, body) || Randomness.looksRandom(text, body)
        else {
            return nil
        }
        guard !Placeholder.isFiller(text, body) else { return nil }
        let start = checks.contains(.keepsPrefix) ? body.lowerBound : prefix.lowerBound
        return Finding(rule: id, range: start..<end)
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
