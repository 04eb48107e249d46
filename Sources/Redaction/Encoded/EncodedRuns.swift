/// Secrets that show themselves only in the whole run of their characters: encoded ones, and formats
/// without a fixed text.
struct EncodedRuns {
    let text: Bytes
    let rules: RuleBook

    func findings() -> [Finding] {
        var found: [Finding] = []
        var at = Self.shortest - 1
        while at < text.count {
            guard Self.alphabet.contains(text.buffer[at]) else {
                at += Self.shortest
                continue
            }
            let start = text.runStart(of: Self.alphabet, before: at, limit: Self.shortest)
            let end = text.runEnd(of: Self.alphabet, from: at)
            if end - start >= Self.shortest, let finding = finding(start..<end) { found.append(finding) }
            at = end + Self.shortest
        }
        return found
    }

    private func finding(_ run: Range<Int>) -> Finding? {
        RunFormat.secret(in: text, run) ?? base64(run) ?? hex(run)
    }

    private func base64(_ run: Range<Int>) -> Finding? {
        guard Base64.startsAsText(text, run.lowerBound), let decoded = Base64.decode(text, run),
            let rule = rule(within: decoded)
        else { return nil }
        let end = text.runEnd(of: ByteClass("="), from: run.upperBound, limit: 2)
        return Finding(rule: rule, range: run.lowerBound..<end)
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
            var scan = Scan(text: Bytes(buffer), rules: rules, decodesRuns: false)
            return scan.findings().first?.rule
        }
    }

    private static let shortest = 20
    private static let alphabet = ByteClass.alnum.union("+/-_")
}
