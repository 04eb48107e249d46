/// Average-link agglomeration on a sparse graph of neighbours.
///
/// The mean cosine of two groups of unit vectors is the product of their sums over the product of their sizes,
/// so that exact averages need no table of pairs. The pair with the highest mean is joined first, ties by the
/// smaller numbers, so that the result depends on the vectors alone.
struct Agglomeration {
    private struct Group {
        var members: [Int]
        var sum: Vector
        var signs: Vector
        var neighbours: Set<Int>
    }

    private struct Candidate: Comparable {
        var mean: Double
        var left: Int
        var right: Int

        static func < (one: Candidate, other: Candidate) -> Bool {
            (one.mean, -one.left, -one.right) < (other.mean, -other.left, -other.right)
        }
    }

    private var groups: [Int: Group] = [:]
    private var queue = Heap<Candidate>()
    private var next: Int
    private let threshold: Double

    /// The groups of places, each ascending, in the order of their first place.
    static func groups(of vectors: [Vector], signs: [Vector], graph: NeighbourGraph, threshold: Double)
        -> [[Int]]
    {
        var agglomeration = Agglomeration(vectors, signs, graph, threshold)
        while let candidate = agglomeration.queue.popLargest() { agglomeration.join(candidate) }
        return agglomeration.groups.values.map { $0.members.sorted() }.sorted { $0[0] < $1[0] }
    }

    private init(_ vectors: [Vector], _ signs: [Vector], _ graph: NeighbourGraph, _ threshold: Double) {
        self.threshold = threshold
        next = vectors.count
        for (place, vector) in vectors.enumerated() {
            groups[place] = Group(members: [place], sum: vector, signs: signs[place], neighbours: [])
        }
        for (left, right) in graph.pairs {
            groups[left]?.neighbours.insert(right)
            groups[right]?.neighbours.insert(left)
            offer(left, right)
        }
    }

    /// Queues a pair whose mean reaches the threshold and that does not contradict itself.
    private mutating func offer(_ one: Int, _ other: Int) {
        guard let left = groups[min(one, other)], let right = groups[max(one, other)] else { return }
        let mean = left.sum.dot(right.sum) / Double(left.members.count * right.members.count)
        guard mean >= threshold, left.signs.dot(right.signs) >= 0 else { return }
        queue.insert(Candidate(mean: mean, left: min(one, other), right: max(one, other)))
    }

    private mutating func join(_ candidate: Candidate) {
        guard let left = groups[candidate.left], let right = groups[candidate.right] else { return }
        groups[candidate.left] = nil
        groups[candidate.right] = nil
        let name = next
        next += 1
        let neighbours = left.neighbours.union(right.neighbours).subtracting([
            candidate.left, candidate.right,
        ])
        groups[name] = Group(
            members: left.members + right.members, sum: left.sum + right.sum, signs: left.signs + right.signs,
            neighbours: neighbours)
        for neighbour in neighbours {
            groups[neighbour]?.neighbours.subtract([candidate.left, candidate.right])
            groups[neighbour]?.neighbours.insert(name)
            offer(name, neighbour)
        }
    }
}
