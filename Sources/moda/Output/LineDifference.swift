/// What became of a text, line by line, with a few unchanged lines around each change.
struct LineDifference {
    private static let around = 3
    /// Lines of either text from which on no difference is searched: what is that long is read whole.
    private static let longest = 4_000

    private enum Line {
        case same(String), gone(String), new(String)

        var isSame: Bool { if case .same = self { true } else { false } }

        var text: String {
            switch self {
            case .same(let line): "  " + line
            case .gone(let line): "- " + line
            case .new(let line): "+ " + line
            }
        }
    }

    private let before, after: [String]

    init(from before: String, to after: String) {
        self.before = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.after = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines to show; `...` stands for unchanged ones that were left out.
    var lines: [String] {
        guard before.count <= Self.longest, after.count <= Self.longest else {
            return ["... the texts are too long to be compared"]
        }
        let all = merged
        let changed = all.indices.filter { !all[$0].isSame }
        var (shown, last): ([String], Int) = ([], -1)
        for index in all.indices where isNear(index, changed) {
            if index > last + 1 { shown.append("...") }
            shown.append(all[index].text)
            last = index
        }
        if last >= 0, last < all.count - 1 { shown.append("...") }
        return shown
    }

    /// Both texts in one, in order: of a changed place first what went, then what came.
    private var merged: [Line] {
        let difference = after.difference(from: before)
        let gone = Set(difference.removals.map(\.offset))
        let new = Set(difference.insertions.map(\.offset))
        var (lines, old, now): ([Line], Int, Int) = ([], 0, 0)
        while old < before.count || now < after.count {
            if gone.contains(old) {
                lines.append(.gone(before[old]))
                old += 1
            } else if new.contains(now) {
                lines.append(.new(after[now]))
                now += 1
            } else {
                lines.append(.same(after[now]))
                (old, now) = (old + 1, now + 1)
            }
        }
        return lines
    }

    private func isNear(_ index: Int, _ changed: [Int]) -> Bool {
        changed.contains { abs($0 - index) <= Self.around }
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
