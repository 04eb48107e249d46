/// Which groups are near by what they mean, whatever words they use.
///
/// Where topics are known, only groups near one topic are compared, and where many are, each with those that follow it in
/// order; else each with so many that follow, which of all tenants' but the largest is all.
struct SenseGraph {
    /// Pairs `left < right`, each one of the nearest of either end.
    let pairs: [(left: Int, right: Int)]

    private static let kept = 8
    private static let following = 20_000

    private struct Near {
        var cosine: Float
        var other: Int

        func isNearer(than one: Near) -> Bool {
            cosine > one.cosine || cosine == one.cosine && other < one.other
        }
    }

    init(_ groups: [ClusterGroup]) {
        let placed = groups.indices.filter { groups[$0].sense != nil }
        let senses = placed.compactMap { groups[$0].sense }
        guard let scale = senses.first?.scale else {
            pairs = []
            return
        }
        let directions = senses.map { sense in sense.sum.map { $0 / Float(sense.members) } }
        let nearest =
            scale.knowsTopics
            ? SenseGraph.nearest(of: directions, above: scale.floor, in: Topics(of: directions))
            : SenseGraph.nearest(of: directions, above: scale.floor)
        let found = nearest.indices.flatMap { left in
            nearest[left].map { [min(left, $0.other), max(left, $0.other)] }
        }
        pairs = Set(found).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { (placed[$0[0]], placed[$0[1]]) }
    }

    private static func nearest(of directions: [[Float]], above least: Float, in topics: Topics) -> [[Near]] {
        var nearest: [[Near]] = Array(repeating: [], count: directions.count)
        var comparedWith = [Int](repeating: -1, count: directions.count)
        for left in directions.indices {
            topics.forEach(after: left) { right in
                guard comparedWith[right] != left else { return }
                comparedWith[right] = left
                keep(
                    Meanings.dot(directions[left], directions[right]), left, right, above: least, in: &nearest
                )
            }
        }
        return nearest
    }

    private static func nearest(of directions: [[Float]], above least: Float) -> [[Near]] {
        let sketch = Sketch(dimensions: directions[0].count)
        let sketches = sketch.isNeeded ? directions.map(sketch.of) : directions
        var nearest: [[Near]] = Array(repeating: [], count: directions.count)
        for left in directions.indices {
            for right in directions.indices.dropFirst(left + 1).prefix(following) {
                let guess = Meanings.dot(sketches[left], sketches[right])
                guard guess > least - sketch.slack else { continue }
                let cosine = sketch.isNeeded ? Meanings.dot(directions[left], directions[right]) : guess
                keep(cosine, left, right, above: least, in: &nearest)
            }
        }
        return nearest
    }

    private static func keep(
        _ cosine: Float, _ left: Int, _ right: Int, above least: Float, in nearest: inout [[Near]]
    ) {
        guard cosine > least else { return }
        insert(Near(cosine: cosine, other: right), in: &nearest[left])
        insert(Near(cosine: cosine, other: left), in: &nearest[right])
    }

    private static func insert(_ entry: Near, in list: inout [Near]) {
        if list.count == kept, let last = list.last, !entry.isNearer(than: last) { return }
        let place = list.firstIndex { entry.isNearer(than: $0) } ?? list.count
        list.insert(entry, at: place)
        if list.count > kept { list.removeLast() }
    }
}
