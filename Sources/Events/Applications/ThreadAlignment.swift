extension ConversationThread {
    /// Leaves that a window of the history is compared with, and how far back they are looked for.
    private static let (leafLimit, leafReach) = (8, 256)

    /// Which atoms of a call's input the thread has already, and where.
    func alignment(of atoms: [(key: UInt64, isAnswer: Bool)], _ call: ThreadCall) -> [ThreadStep] {
        var paths: [UInt64] = []
        for atom in atoms { paths.append(Self.path(paths.last ?? Self.root, atom.key)) }
        var steps = atoms.map { ThreadStep.new($0.key) }
        guard let lastAnswer = atoms.lastIndex(where: \.isAnswer) else {
            return isRetry(paths.last, call) ? paths.map { .known($0) } : steps
        }
        let depth = (paths.lastIndex { node($0) != nil } ?? -1) + 1
        for place in 0..<depth { steps[place] = .known(paths[place]) }
        guard depth <= lastAnswer, let window = window(in: atoms, from: depth) else { return steps }
        for (place, path) in window { steps[place] = .known(path) }
        return steps
    }

    /// A message without a history is new every time, unless it was put before and the call failed without
    /// an answer.
    private func isRetry(_ end: UInt64?, _ call: ThreadCall) -> Bool {
        guard let node = end.flatMap({ node($0) }), node.isFailed, !node.isContinued else { return false }
        return call.isFailed || call.output.contains { !$0.keys.isEmpty }
    }

    /// The longest stretch of the input that is the end of what was said, by place and path.
    ///
    /// One answer at least must be in it, and where something unknown (a summary) stands before it, two
    /// atoms: "yes" alone could be anywhere.
    private func window(in atoms: [(key: UInt64, isAnswer: Bool)], from start: Int) -> [Int: UInt64]? {
        let reversed = atoms[start...].reversed().map(\.key)
        var best: [Int: UInt64]?
        for leaf in leaves {
            let way = wayUp(from: leaf, limit: reversed.count)
            guard let match = longestMatch(of: way.map(\.key), in: reversed),
                match.length > best?.count ?? 0
            else { continue }
            let end = atoms.count - match.start
            let places = end - match.length..<end
            guard atoms[places].contains(where: \.isAnswer),
                places.lowerBound == start || match.length > 1
            else { continue }
            best = Dictionary(
                uniqueKeysWithValues: (0..<match.length).map { (end - 1 - $0, way[$0].path) })
        }
        return best
    }

    /// The newest messages that nothing follows.
    private var leaves: [UInt64] {
        var found: [UInt64] = []
        for end in ends.suffix(Self.leafReach).reversed() where found.count < Self.leafLimit {
            if let node = node(end), !node.isContinued, !found.contains(end) { found.append(end) }
        }
        return found
    }

    private func wayUp(from leaf: UInt64, limit: Int) -> [(key: UInt64, path: UInt64)] {
        var (way, path): ([(key: UInt64, path: UInt64)], UInt64) = ([], leaf)
        while way.count < limit, let node = node(path) {
            way.append((node.key, path))
            path = node.previous
        }
        return way
    }
}

/// Where the longest beginning of `pattern` stands in `text`: the first of several; linear (Z-algorithm).
private func longestMatch(of pattern: [UInt64], in text: [UInt64]) -> (start: Int, length: Int)? {
    let all = pattern + text
    guard !pattern.isEmpty, !text.isEmpty else { return nil }
    var lengths = [Int](repeating: 0, count: all.count)
    var (left, right) = (0, 0)
    var best: (start: Int, length: Int)?
    for place in 1..<all.count {
        var length = place < right ? min(right - place, lengths[place - left]) : 0
        while place + length < all.count, all[length] == all[place + length] { length += 1 }
        if place + length > right { (left, right) = (place, place + length) }
        lengths[place] = length
        let within = min(length, pattern.count)
        if place >= pattern.count, within > best?.length ?? 0 { best = (place - pattern.count, within) }
    }
    return best
}
