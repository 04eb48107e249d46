/// Which pairs of vectors are worth comparing: those that share one of their heaviest terms, and not only that one.
struct NeighbourGraph {
    /// Pairs `left < right` that may be joined directly.
    private(set) var pairs: [(left: Int, right: Int)] = []

    /// Vectors with a cosine above this are near even if they share a single term.
    private static let near = 0.5

    /// Two vectors as near as the floor share a heavy term; where many share one, each is compared only with the next
    /// `crowd` in order, which keeps the work linear.
    ///
    /// A pair that shares a single term is left out unless there is little else in it: two rules about tests are not one rule.
    init(_ vectors: [Vector], floor: Double, heaviest: Int = 8, crowd: Int = 40) {
        var postings: [Int: [Int]] = [:]
        for (place, vector) in vectors.enumerated() {
            for index in vector.heaviest(heaviest) { postings[index, default: []].append(place) }
        }
        var seen: Set<UInt64> = []
        for index in postings.keys.sorted() {
            guard let members = postings[index] else { continue }
            for (offset, left) in members.enumerated() {
                for right in members[(offset + 1)...].prefix(members.count <= 300 ? 300 : crowd) {
                    guard seen.insert(UInt64(left) << 32 | UInt64(right)).inserted else { continue }
                    let common = vectors[left].common(with: vectors[right])
                    let isNear = common.product >= NeighbourGraph.near || common.terms > 1
                    if common.product >= floor, isNear { pairs.append((left, right)) }
                }
            }
        }
    }
}
