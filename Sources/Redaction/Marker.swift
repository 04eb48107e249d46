/// The text that stands in a secret's place, `[REDACTED:<rule-id>]`.
///
/// Agents' own `[REDACTED]` and `<REDACTED>` have no rule id and are other things.
enum Marker {
    static let opening = ArraySlice("[REDACTED:".utf8)

    /// Returns the text with the findings, sorted and apart from each other, replaced by markers.
    static func replacing(_ findings: [Finding], in text: String) -> String {
        var copy = text
        return copy.withUTF8 { buffer in
            var out: [UInt8] = []
            out.reserveCapacity(buffer.count + findings.count * 16)
            var from = 0
            for finding in findings {
                out.append(contentsOf: buffer[from..<finding.range.lowerBound])
                let quotes = finding.quotes.map { buffer[$0] } ?? buffer[0..<0]
                out += quotes
                out += opening
                out += finding.rule.utf8
                out.append(UInt8(ascii: "]"))
                out += quotes
                from = finding.range.upperBound
            }
            out.append(contentsOf: buffer[from...])
            return String(decoding: out, as: UTF8.self)
        }
    }

    /// Returns the first marker's place at or after an offset.
    static func firstRange(in text: Bytes, from start: Int = 0) -> Range<Int>? {
        var at = start
        while let open = text.firstIndex(of: UInt8(ascii: "["), from: at) {
            if let end = end(in: text, at: open) { return open..<end }
            at = open + 1
        }
        return nil
    }

    /// Returns the offset after a marker that begins here, or nil.
    static func end(in text: Bytes, at start: Int) -> Int? {
        guard text.matches(opening, at: start) else { return nil }
        let idStart = start + opening.count
        let idEnd = text.runEnd(of: ruleID, from: idStart, limit: 64)
        return idEnd > idStart && text[idEnd] == UInt8(ascii: "]") ? idEnd + 1 : nil
    }

    private static let ruleID = ByteClass.alnum.union("-")
}
