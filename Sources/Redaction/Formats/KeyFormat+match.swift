extension KeyFormat {
    /// Returns the secret when the prefix stands here in its own case and the format's characters follow,
    /// at once or in joined pieces.
    func match(in text: Bytes, prefix: Range<Int>, _ expected: ArraySlice<UInt8>) -> Finding? {
        guard text.matches(expected, at: prefix.lowerBound) else { return nil }
        guard checks.contains(.anywhere) || text.isFresh(at: prefix.lowerBound) else { return nil }
        let whole = match(in: text, prefix: prefix)
        guard ByteClass.quote.union("\\").contains(text[whole?.range.upperBound ?? shortEnd(text, prefix)]),
            let joined = Joint.joined(
                in: text, from: prefix.lowerBound, prefix: prefix.upperBound, of: alphabet)
        else { return whole }
        let isKey = joined.bytes.withUnsafeBufferPointer {
            match(in: Bytes($0), prefix: 0..<prefix.count) != nil
        }
        guard isKey else { return whole }
        let start = checks.contains(.keepsPrefix) ? prefix.upperBound : prefix.lowerBound
        return Finding(rule: id, range: start..<joined.end)
    }

    private func shortEnd(_ text: Bytes, _ prefix: Range<Int>) -> Int {
        text.runEnd(of: alphabet, from: prefix.upperBound, limit: min(length.upperBound, Self.sampleLimit))
    }

    private func match(in text: Bytes, prefix: Range<Int>) -> Finding? {
        // Filler is known by its first characters, and may be long.
        let head = prefix.upperBound..<min(text.count, prefix.upperBound + 16)
        guard
            head.count < 16 || !Placeholder.isFiller(text, head)
                || text.runEnd(of: alphabet, from: head.lowerBound, limit: 16) < head.upperBound
        else {
            return nil
        }
        let limit = checks.contains(.exact) ? length.upperBound + 1 : Self.sampleLimit
        var end = trimmed(
            text, prefix.upperBound..<text.runEnd(of: alphabet, from: prefix.upperBound, limit: limit))
        var body = prefix.upperBound..<end
        guard body.count >= length.lowerBound else { return nil }
        if checks.contains(.exact), body.count > length.upperBound || ByteClass.word.contains(text[end]) {
            return nil
        }
        guard !checks.contains(.mixed) || Randomness.isMixed(text, body) || Randomness.looksRandom(text, body)
        else {
            return nil
        }
        guard !checks.contains(.random) || Randomness.isDrawn(text, body) else { return nil }
        guard !Placeholder.isFiller(text, body) else { return nil }
        if body.count >= Self.sampleLimit {
            end = trimmed(text, end..<text.runEnd(of: alphabet, from: end, limit: Self.runLimit))
            body = prefix.upperBound..<end
        }
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
    /// Enough to judge a key by, so that the work is small where there is none.
    private static let sampleLimit = 300
}
