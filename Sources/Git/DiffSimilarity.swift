extension TreeDiff {
    /// Files on a side beyond which nothing is compared: each is compared with each.
    private static let mostFiles = 40
    /// Bytes that are read for it, and of one file.
    private static let mostBytes = 4 << 20
    private static let largest = 512 << 10

    /// Joins a file that is gone with a new one of at least half the same lines: it moved and was changed.
    ///
    /// Half is what git takes, too. Contents are read only where there is something to join.
    mutating func joinSimilar(_ read: (ObjectID) -> [UInt8]?) {
        let gone = changes.indices.filter { changes[$0].after == nil && Self.isFile(changes[$0].before) }
        let new = changes.indices.filter { changes[$0].before == nil && Self.isFile(changes[$0].after) }
        guard !gone.isEmpty, !new.isEmpty, gone.count <= Self.mostFiles, new.count <= Self.mostFiles else {
            return
        }
        var left = Self.mostBytes
        func lines(_ id: ObjectID?) -> LineCounts? {
            guard let id, left > 0, let bytes = read(id) else { return nil }
            left -= bytes.count
            return LineCounts(bytes)
        }
        let before = gone.map { lines(changes[$0].before?.id) }
        let after = new.map { lines(changes[$0].after?.id) }
        join(gone, before, new, after)
    }

    /// The most similar first; of two that are alike, the one that kept its name.
    private mutating func join(
        _ gone: [Int], _ before: [LineCounts?], _ new: [Int], _ after: [LineCounts?]
    ) {
        var pairs: [(gone: Int, new: Int, score: Double)] = []
        for (old, oldLines) in zip(gone, before) {
            for (now, newLines) in zip(new, after) {
                guard let oldLines, let newLines else { continue }
                let share = oldLines.share(of: newLines)
                guard share >= 0.5 else { continue }
                let likeness = Double(Self.likeness(changes[old].path, changes[now].path))
                pairs.append((old, now, share + likeness / 100))
            }
        }
        pairs.sort { ($0.score, $1.gone, $1.new) > ($1.score, $0.gone, $0.new) }
        var moved: Set<Int> = []
        var joined: Set<Int> = []
        for pair in pairs where !moved.contains(pair.gone) && !joined.contains(pair.new) {
            moved.insert(pair.gone)
            joined.insert(pair.new)
            changes[pair.new].oldPath = changes[pair.gone].path
            changes[pair.new].before = changes[pair.gone].before
        }
        changes = changes.indices.filter { !moved.contains($0) }.map { changes[$0] }
    }

    private static func isFile(_ side: TreeChange.Side?) -> Bool {
        side?.mode == .file || side?.mode == .executable
    }

    /// Bytes of a file that are worth reading for a comparison.
    static var comparedBytes: Int { largest }
}

/// How many bytes of a text each of its lines takes, however often it stands there.
private struct LineCounts {
    private var bytes: [ArraySlice<UInt8>: Int] = [:]
    private let count: Int

    /// Nil for what is empty or binary: nothing to compare by.
    init?(_ text: [UInt8]) {
        guard !text.isEmpty, !text.prefix(8_000).contains(0) else { return nil }
        count = text.count
        for line in text.split(separator: 0x0A) { bytes[line, default: 0] += line.count + 1 }
    }

    /// Which part of the larger text both have.
    func share(of other: Self) -> Double {
        let (few, many) = bytes.count < other.bytes.count ? (bytes, other.bytes) : (other.bytes, bytes)
        let same = few.reduce(0) { $0 + min($1.value, many[$1.key] ?? 0) }
        return Double(same) / Double(max(count, other.count))
    }
}
