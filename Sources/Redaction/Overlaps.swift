/// Makes findings of several rules apart from each other.
enum Overlaps {
    /// Joins findings that overlap, and drops what a marker already covers.
    ///
    /// The joined one has the rule of the first that begins and ends like it, else of the widest: a key
    /// format within `Bearer …` gives the better name, a key within a password does not.
    static func resolved(_ findings: [Finding], in text: Bytes) -> [Finding] {
        let sorted = findings.filter { !$0.range.isEmpty }.sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.precision)
                < ($1.range.lowerBound, $0.range.upperBound, $1.precision)
        }
        var out: [Finding] = []
        for finding in sorted {
            guard let last = out.last, finding.range.lowerBound < last.range.upperBound else {
                out.append(finding)
                continue
            }
            guard finding.range.upperBound > last.range.upperBound else { continue }
            out[out.count - 1] = Finding(
                rule: last.rule, range: last.range.lowerBound..<finding.range.upperBound)
        }
        return out.filter { !isMarker($0.range, in: text) }
    }

    private static func isMarker(_ range: Range<Int>, in text: Bytes) -> Bool {
        guard let end = Marker.end(in: text, at: range.lowerBound) else { return false }
        return end >= range.upperBound
    }
}

extension Finding {
    /// Rules that know a format come before those that know only a key's name.
    fileprivate var precision: Int { KeyKind.ruleIDs.contains(rule) ? 1 : 0 }
}
