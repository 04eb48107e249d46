internal import Git

/// The lines of one file, each with the agent's hunk that wrote it, through the edits of all.
struct TrackedLines {
    private(set) var lines: [[UInt8]]
    /// For each line, the number of the hunk; nil for one that the agent did not write.
    private(set) var owners: [Int?]
    /// Before each line, and at the end: the hunks that took lines away there.
    private var gaps: [[Int]]

    init(_ text: [UInt8], owner: Int? = nil) {
        lines = TextLines.of(text)
        owners = Array(repeating: owner, count: lines.count)
        gaps = Array(repeating: [], count: lines.count + 1)
    }

    var text: [UInt8] { TextLines.joined(lines) }
    var holdsAgentLines: Bool { owners.contains { $0 != nil } }

    /// The hunks that wrote something of a range, in the lines' order.
    func owners(in range: Range<Int>) -> [Int] {
        var found: [Int] = []
        for case let owner? in owners[range.clamped(to: owners.indices)] where !found.contains(owner) {
            found.append(owner)
        }
        return found
    }

    /// The hunks that took lines away at a place.
    func gaps(at place: Int) -> [Int] { gaps.indices.contains(place) ? gaps[place] : [] }

    /// True where all that a hunk wrote and that still stands is in the range.
    func holdsAll(of owner: Int, in range: Range<Int>) -> Bool {
        !owners.indices.contains { owners[$0] == owner && !range.contains($0) }
    }

    /// The range as it would be with some hunks undone; nil where one of them reaches beyond it.
    func undone(_ range: Range<Int>, by earlier: (Int) -> [UInt8]) -> [UInt8]? {
        var text: [UInt8] = []
        var undone: Set<Int> = []
        for place in range.clamped(to: lines.indices) {
            guard let owner = owners[place] else {
                text += lines[place]
                continue
            }
            guard holdsAll(of: owner, in: range) else { return nil }
            if undone.insert(owner).inserted { text += earlier(owner) }
        }
        return text
    }

    /// Puts the new text in place; its changed lines belong to the hunk that `owner` names for each change.
    mutating func replace(with text: [UInt8], _ hunks: [LineHunk], owner: (Int) -> Int?) {
        let new = TextLines.of(text)
        var (newOwners, newGaps): ([Int?], [[Int]]) = ([], [])
        var place = 0
        for (number, hunk) in hunks.enumerated() {
            let old = hunk.old.clamped(to: place..<max(place, lines.count))
            newOwners += owners[place..<old.lowerBound]
            newGaps += gaps[place..<old.lowerBound]
            place = old.upperBound
            let owner = owner(number)
            if hunk.new.isEmpty {
                // What was taken away here is remembered before the line that follows.
                gaps[place] =
                    Array(gaps[old.lowerBound...old.upperBound].joined()) + (owner.map { [$0] } ?? [])
            } else {
                newOwners += Array(repeating: owner, count: hunk.new.count)
                newGaps += Array(repeating: [], count: hunk.new.count)
                if !old.isEmpty { gaps[place] = [] }
            }
        }
        newOwners += owners[place...]
        newGaps += gaps[place...]
        lines = new
        owners = newOwners
        gaps = newGaps
        // A text whose lines git counts in another way than we do is not tracked any further.
        if owners.count != lines.count { self = TrackedLines(text) }
    }
}
