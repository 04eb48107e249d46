/// Makes findings of several rules apart from each other.
enum Overlaps {
    /// Joins findings that overlap, and drops those that cut a marker.
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
        return withoutMarkers(out, in: text)
    }

    /// Drops findings that begin or end within a marker: what it covered is gone already.
    private static func withoutMarkers(_ findings: [Finding], in text: Bytes) -> [Finding] {
        var marker = Marker.firstRange(in: text)
        return findings.filter { finding in
            while let at = marker, at.upperBound <= finding.range.lowerBound {
                marker = Marker.firstRange(in: text, from: at.upperBound)
            }
            guard let first = marker, first.lowerBound < finding.range.upperBound else { return true }
            if first.lowerBound < finding.range.lowerBound || first == finding.range { return false }
            return !cutsLast(finding.range, from: first, in: text)
        }
    }

    private static func cutsLast(_ range: Range<Int>, from first: Range<Int>, in text: Bytes) -> Bool {
        var last = first
        while let next = Marker.firstRange(in: text, from: last.upperBound),
            next.lowerBound < range.upperBound
        {
            last = next
        }
        return last.upperBound > range.upperBound
    }
}

extension Finding {
    /// Rules that know a format come before those that know only a key's name.
    fileprivate var precision: Int { KeyKind.ruleIDs.contains(rule) ? 1 : 0 }
}
