/// Secrets in percent-encoded text, such as `next=https%3A%2F%2Fa%2F%3Ftoken%3D…`.
struct PercentRuns {
    let text: Bytes
    let rules: RuleBook

    func findings() -> [Finding] {
        var found: [Finding] = []
        var at = 0
        while let percent = text.firstIndex(of: UInt8(ascii: "%"), from: at) {
            guard isTriple(percent) else {
                at = percent + 1
                continue
            }
            let start = text.runStart(of: Self.alphabet, before: percent, limit: percent - at)
            let end = text.runEnd(of: Self.alphabet, from: percent)
            found += secrets(in: start..<end)
            at = end
        }
        return found
    }

    /// Decodes the run, twice where it is encoded twice, and leads what is found back to the run.
    private func secrets(in run: Range<Int>) -> [Finding] {
        var decoded = run.map { text[$0] }
        var origin = Array(run) + [run.upperBound]
        for _ in 0..<2 where decoded.contains(UInt8(ascii: "%")) { Self.decode(&decoded, &origin) }
        return decoded.withUnsafeBufferPointer { buffer in
            var scan = Scan(text: Bytes(buffer), rules: rules, decodesRuns: false)
            return scan.findings().map {
                Finding(rule: $0.rule, range: origin[$0.range.lowerBound]..<origin[$0.range.upperBound])
            }
        }
    }

    private func isTriple(_ at: Int) -> Bool {
        ByteClass.hex.contains(text[at + 1]) && ByteClass.hex.contains(text[at + 2])
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
