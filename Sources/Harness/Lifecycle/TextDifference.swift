/// What became of a text, line by line, as a unified difference.
package struct TextDifference: Sendable {
    private static let around = 3
    /// Lines of either text from which on no difference is searched.
    private static let longest = 4_000

    /// Each with ` `, `-` or `+` before it, hunks after a line `@@ -a,b +c,d @@`; none where the texts are equal.
    package let lines: [String]

    package init(from before: String, to after: String) {
        let old = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard old.count <= Self.longest, new.count <= Self.longest else {
            lines = ["@@ the texts are too long to be compared @@"]
            return
        }
        lines = Self.hunks(Self.merged(old, new))
    }

    private struct Line {
        let sign: Character
        let text: String
        let old, new: Int
    }

    private static func merged(_ old: [String], _ new: [String]) -> [Line] {
        let difference = new.difference(from: old)
        let gone = Set(difference.removals.map(place))
        let come = Set(difference.insertions.map(place))
        var (lines, left, right): ([Line], Int, Int) = ([], 0, 0)
        while left < old.count || right < new.count {
            if gone.contains(left) {
                lines.append(Line(sign: "-", text: old[left], old: left, new: right))
                left += 1
            } else if come.contains(right) {
                lines.append(Line(sign: "+", text: new[right], old: left, new: right))
                right += 1
            } else {
                lines.append(Line(sign: " ", text: new[right], old: left, new: right))
                (left, right) = (left + 1, right + 1)
            }
        }
        return lines
    }

    private static func place(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func hunks(_ all: [Line]) -> [String] {
        let changed = all.indices.filter { all[$0].sign != " " }
        var ranges: [ClosedRange<Int>] = []
        for index in changed {
            let near = max(0, index - around)...min(all.count - 1, index + around)
            if let last = ranges.last, near.lowerBound <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...near.upperBound
            } else {
                ranges.append(near)
            }
        }
        return ranges.flatMap { hunk(Array(all[$0])) }
    }

    private static func hunk(_ lines: [Line]) -> [String] {
        guard let first = lines.first else { return [] }
        let (old, new) = (lines.count { $0.sign != "+" }, lines.count { $0.sign != "-" })
        return ["@@ -\(first.old + 1),\(old) +\(first.new + 1),\(new) @@"]
            + lines.map { String($0.sign) + $0.text }
    }
}
