/// Which groups a model calls near, whatever words they use.
///
/// Pairs are looked at through a sketch of a few dimensions first, from which the cosine can be estimated; each group
/// with so many that follow it, which of all tenants' but the largest is all.
struct SenseGraph {
    /// Pairs `left < right`, each one of the nearest of either end.
    let pairs: [(left: Int, right: Int)]

    private static let kept = 8
    private static let sketched = 64
    private static let following = 20_000
    /// How far a sketch may be off before a near pair is missed; about three times its usual error.
    private static let slack: Float = 0.3

    init(_ groups: [ClusterGroup]) {
        let placed = groups.indices.filter { groups[$0].sense != nil }
        let senses = placed.compactMap { groups[$0].sense }
        guard let first = senses.first else {
            pairs = []
            return
        }
        let directions = senses.map { sense in sense.sum.map { $0 / Float(sense.members) } }
        let isSmall = first.sum.count <= Self.sketched
        let sketches = isSmall ? directions : directions.map(Sketch(dimensions: first.sum.count).of)
        let least = first.background + (1 - first.background) * Likeness.Meaning.floor
        var nearest: [[(cosine: Float, other: Int)]] = Array(repeating: [], count: senses.count)
        for left in senses.indices {
            for right in senses.indices.dropFirst(left + 1).prefix(Self.following) {
                let guess = Meanings.dot(sketches[left], sketches[right])
                guard isSmall ? guess > least : guess > least - Self.slack else { continue }
                let cosine = isSmall ? guess : Meanings.dot(directions[left], directions[right])
                guard cosine > least else { continue }
                Self.keep((cosine, right), in: &nearest[left])
                Self.keep((cosine, left), in: &nearest[right])
            }
        }
        let found = nearest.indices.flatMap { left in
            nearest[left].map { [min(left, $0.other), max(left, $0.other)] }
        }
        pairs = Set(found).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { (placed[$0[0]], placed[$0[1]]) }
    }

    private static func keep(
        _ entry: (cosine: Float, other: Int), in list: inout [(cosine: Float, other: Int)]
    ) {
        let isNearer = { (one: (cosine: Float, other: Int), two: (cosine: Float, other: Int)) in
            one.cosine > two.cosine || one.cosine == two.cosine && one.other < two.other
        }
        if list.count == kept, let last = list.last, !isNearer(entry, last) { return }
        let place = list.firstIndex { isNearer(entry, $0) } ?? list.count
        list.insert(entry, at: place)
        if list.count > kept { list.removeLast() }
    }

    /// Sums of the dimensions with fixed signs, which keep cosines about as they were.
    private struct Sketch {
        let signs: [[Float]]

        init(dimensions: Int) {
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15
            let scale = 1 / Float(SenseGraph.sketched).squareRoot()
            signs = (0..<SenseGraph.sketched).map { _ in
                (0..<dimensions).map { _ in
                    state ^= state << 13
                    state ^= state >> 7
                    state ^= state << 17
                    return state & 1 == 0 ? scale : -scale
                }
            }
        }

        func of(_ vector: [Float]) -> [Float] { signs.map { Meanings.dot($0, vector) } }
    }
}
