/// Which pairs of vectors are worth joining: those that share one of their heaviest terms, and not only that one.
///
/// A pair that shares a single term is left out unless there is little else in it: two rules about tests are not one
/// rule. Each vector keeps its nearest only, and where many share a term it is compared with those that follow it in
/// order, so that the work grows with the number of vectors and not with its square.
struct NeighbourGraph {
    /// Pairs `left < right` that may be joined directly.
    private(set) var pairs: [(left: Int, right: Int)]

    /// Vectors with a product above this are near even if they share a single term.
    private static let near = 0.4
    private static let heaviest = 6
    private static let kept = 16
    /// A term shared by fewer vectors than this is compared throughout; a commoner one with so many that follow.
    private static let crowd = (throughout: 120, following: 24)

    private struct Edge {
        var product: Double
        var left: Int
        var right: Int
    }

    /// The graph of the pairs whose product is at least the floor.
    init(_ vectors: [Vector], floor: Double) {
        let terms = vectors.map { $0.heaviest(NeighbourGraph.heaviest) }
        var postings: [Int: [Int]] = [:]
        for (place, indices) in terms.enumerated() {
            for index in indices { postings[index, default: []].append(place) }
        }
        var edges: [Edge] = []
        var passed: [Int: Int] = [:]
        var comparedWith = [Int](repeating: -1, count: vectors.count)
        for left in vectors.indices {
            for index in terms[left] {
                passed[index, default: 0] += 1
                let following = NeighbourGraph.following(postings[index] ?? [], passed[index] ?? 0)
                for right in following where comparedWith[right] != left {
                    comparedWith[right] = left
                    let common = vectors[left].common(with: vectors[right])
                    guard common.product >= floor, common.terms > 1 || common.product >= NeighbourGraph.near
                    else { continue }
                    edges.append(Edge(product: common.product, left: left, right: right))
                }
            }
        }
        pairs = NeighbourGraph.nearest(of: edges, count: vectors.count)
    }

    /// Adds pairs that are near for another reason; one that is there already does no harm.
    mutating func add(_ others: [(left: Int, right: Int)]) { pairs += others }

    private static func following(_ members: [Int], _ start: Int) -> ArraySlice<Int> {
        members.dropFirst(start).prefix(members.count < crowd.throughout ? crowd.throughout : crowd.following)
    }

    /// The edges that are among the nearest of either end, nearest first.
    private static func nearest(of edges: [Edge], count: Int) -> [(left: Int, right: Int)] {
        var degrees = [Int](repeating: 0, count: count)
        let sorted = edges.sorted { ($0.product, $1.left, $1.right) > ($1.product, $0.left, $0.right) }
        return sorted.compactMap { edge in
            guard degrees[edge.left] < kept || degrees[edge.right] < kept else { return nil }
            degrees[edge.left] += 1
            degrees[edge.right] += 1
            return (edge.left, edge.right)
        }
    }
}
