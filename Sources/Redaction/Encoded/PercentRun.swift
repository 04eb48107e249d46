/// A run of percent-encoded text, such as `https%3A%2F%2Fa%2F%3Ftoken%3D…`.
struct PercentRun {
    let text: Bytes
    let range: Range<Int>

    /// The run around a percent triple, not before `start`; a very long one is taken in pieces.
    init(text: Bytes, around percent: Int, after start: Int) {
        self.text = text
        let first = text.runStart(of: Self.alphabet, before: percent, limit: min(percent - start, 4096))
        range = first..<text.runEnd(of: Self.alphabet, from: percent, limit: 32_768)
    }

    /// Decodes the run, twice where it is encoded twice, and leads what is found back to the run.
    func secrets(_ rules: RuleBook) -> [Finding] {
        var decoded = range.map { text[$0] }
        var origin = Array(range) + [range.upperBound]
        for _ in 0..<2 where decoded.contains(UInt8(ascii: "%")) { Self.decode(&decoded, &origin) }
        return decoded.withUnsafeBufferPointer { buffer in
            var scan = Scan(text: Bytes(buffer), rules: rules, depth: 0)
            return scan.findings().map {
                Finding(rule: $0.rule, range: origin[$0.range.lowerBound]..<origin[$0.range.upperBound])
            }
        }
    }

    private static func decode(_ bytes: inout [UInt8], _ origin: inout [Int]) {
        var (out, from): ([UInt8], [Int]) = ([], [])
        var at = 0
        while at < bytes.count {
            from.append(origin[at])
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = Hex.value(bytes[at + 1]),
                let low = Hex.value(bytes[at + 2])
            {
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(bytes[at] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[at])
                at += 1
            }
        }
        origin = from + [origin[bytes.count]]
        bytes = out
    }

    /// What an encoded URL or form may hold.
    private static let alphabet = ByteClass.alnum.union("-._~%+*!'()&=?/:;,@")
}

extension Bytes {
    func isPercentTriple(at index: Int) -> Bool {
        self[index] == UInt8(ascii: "%") && ByteClass.hex.contains(self[index + 1])
            && ByteClass.hex.contains(self[index + 2])
    }
}
