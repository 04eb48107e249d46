/// Secrets that show themselves only in the whole run of their characters: encoded ones, and formats
/// without a fixed text.
struct EncodedRuns {
    let text: Bytes
    let rules: RuleBook
    /// How often text is still decoded; texts that were decoded already have less.
    let depth: Int

    /// Tells whether a text is long enough, and looks at every shortest-th byte only.
    static func mayOccur(in text: Bytes) -> Bool {
        var at = shortest - 1
        while at < text.count {
            let start = text.runStart(of: alphabet, before: at + 1, limit: shortest)
            if text.runEnd(of: alphabet, from: at, limit: shortest - 1) - start >= shortest { return true }
            at += shortest
        }
        return false
    }

    /// Looks at every shortest-th byte: a long run cannot lie between two of them.
    func findings() -> [Finding] {
        var found: [Finding] = []
        var at = Self.shortest - 1
        while at < text.count {
            guard Self.alphabet.contains(text.buffer[at]) else {
                at += Self.shortest
                continue
            }
            let start = text.withoutEscape(text.runStart(of: Self.alphabet, before: at, limit: Self.shortest))
            var end = text.runEnd(of: Self.alphabet, from: at)
            if end - start >= Self.shortest, let finding = finding(start..<end) {
                found.append(finding)
                end = max(end, finding.range.upperBound)
            }
            at = end + Self.shortest
        }
        return found
    }

    private func finding(_ run: Range<Int>) -> Finding? {
        RunFormat.secret(in: text, withoutMark(run)) ?? RunFormat.secret(in: text, lastPart(run))
            ?? (depth > 0 ? base64(run) ?? hex(run) : nil)
    }

    /// A diff's `+` is of the alphabet, and no part of the run.
    private func withoutMark(_ run: Range<Int>) -> Range<Int> {
        text[run.lowerBound] == UInt8(ascii: "+") ? run.dropFirst() : run
    }

    /// What follows the last slash within a path.
    private func lastPart(_ run: Range<Int>) -> Range<Int> {
        let slash = run.suffix(64).last { text[$0] == UInt8(ascii: "/") }
        return (slash.map { $0 + 1 } ?? run.upperBound)..<run.upperBound
    }

    private func base64(_ run: Range<Int>) -> Finding? {
        let isMarked = !ByteClass.alnum.contains(text[run.lowerBound])
        return base64(from: run.lowerBound, run) ?? (isMarked ? base64(from: run.lowerBound + 1, run) : nil)
            ?? slash(in: run).flatMap { base64(from: $0 + 1, run) }
    }

    private func base64(from start: Int, _ run: Range<Int>) -> Finding? {
        guard Base64.startsAsText(text, start) else { return nil }
        let end = wrappedEnd(start, run.upperBound)
        guard let decoded = Base64.decode(text, start..<end), let rule = rule(within: decoded) else {
            return nil
        }
        return Finding(rule: rule, range: start..<text.runEnd(of: ByteClass("="), from: end, limit: 2))
    }

    /// The last slash that leaves enough after it: a path before encoded text is of its alphabet, as a
    /// diff's `+` is.
    private func slash(in run: Range<Int>) -> Int? {
        (run.lowerBound..<(run.upperBound - Self.shortest)).prefix(64).last { text[$0] == UInt8(ascii: "/") }
    }

    /// The end of text that is wrapped into lines of the same length, as `base64` prints it.
    private func wrappedEnd(_ start: Int, _ firstEnd: Int) -> Int {
        let length = firstEnd - start
        guard length >= 60, length % 4 == 0 else { return firstEnd }
        var end = firstEnd
        while true {
            let next = text.runEnd(of: ByteClass(" \t\r\n"), from: end, limit: 32)
            guard next > end else { return end }
            let lineEnd = text.runEnd(of: Self.alphabet, from: next, limit: length + 1)
            guard lineEnd > next, lineEnd - next <= length else { return end }
            end = lineEnd
            if lineEnd - next < length { return end }
        }
    }

    private func hex(_ run: Range<Int>) -> Finding? {
        let digits = text.matchesFolded("0x", at: run.lowerBound) ? run.dropFirst(2) : run
        guard digits.count >= 32, let decoded = Hex.decodeText(text, digits), let rule = rule(within: decoded)
        else {
            return nil
        }
        return Finding(rule: rule, range: digits)
    }

    private func rule(within decoded: [UInt8]) -> String? {
        decoded.withUnsafeBufferPointer { buffer in
            var scan = Scan(text: Bytes(buffer), rules: rules, depth: depth - 1)
            return scan.findings().first?.rule
        }
    }

    private static let shortest = 20
    private static let alphabet = ByteClass.alnum.union("+/-_")
}
