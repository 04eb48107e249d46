/// Which pairs of vectors are worth comparing: those that share one of their heaviest terms.
struct NeighbourGraph {
    /// Pairs `left < right` with a cosine of at least the floor.
    let pairs: [(left: Int, right: Int)]

    /// Two vectors as near as the floor share a heavy term; terms in more than `crowd` vectors are compared
    /// only with their `crowd` nearest in order, which keeps the work linear.
    init(_ vectors: [Vector], floor: Double, heaviest: Int = 6, crowd: Int = 60) {
        var postings: [Int32: [Int]] = [:]
        for (place, vector) in vectors.enumerated() {
            for index in vector.heaviest(heaviest) { postings[index, default: []].append(place) }
        }
        var seen: Set<UInt64> = []
        var pairs: [(left: Int, right: Int)] = []
        for index in postings.keys.sorted() {
            guard let members = postings[index] else { continue }
            for (offset, left) in members.enumerated() {
                for right in members[(offset + 1)...].prefix(crowd) {
                    let key = UInt64(left) << 32 | UInt64(right)
                    guard seen.insert(key).inserted, vectors[left].dot(vectors[right]) >= floor else {
                        continue
                    }
                    pairs.append((left, right))
                }
            }
        }
        self.pairs = pairs
    }
}

extension Vector {
    /// The indices of the largest values, ties by index.
    func heaviest(_ count: Int) -> [Int32] {
        zip(values, indices).sorted { ($0.0, $1.1) > ($1.0, $0.1) }.prefix(count).map(\.1)
    }
}
