/// Average-link agglomeration on a sparse graph of neighbours.
///
/// The mean product of two groups' vectors is the product of their sums over the product of their sizes, so that
/// exact means need no table of pairs. The pair with the highest mean is joined first, ties by the smaller numbers,
/// so that the result depends on the vectors alone.
struct Agglomeration {
    /// What is joined: some equal corrections to begin with, then what they have been joined with.
    struct Group {
        var members: [Int]
        /// The sum of the members' vectors.
        var sum: Vector
        /// The sum of the members' signed words.
        var signs: Vector
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
    private var neighbours: [Int: Set<Int>] = [:]
    private var queue = Heap<Candidate>()
    private var next: Int
    private let threshold: Double

    /// Joins the groups until no two neighbours reach the threshold.
    static func join(_ groups: [Group], graph: NeighbourGraph, threshold: Double) -> [[Int]] {
        var agglomeration = Agglomeration(groups, graph, threshold)
        while let candidate = agglomeration.queue.popLargest() { agglomeration.join(candidate) }
        return agglomeration.groups.values.map { $0.members.sorted() }
    }

    private init(_ groups: [Group], _ graph: NeighbourGraph, _ threshold: Double) {
        self.threshold = threshold
        next = groups.count
        for (place, group) in groups.enumerated() { self.groups[place] = group }
        for (left, right) in graph.pairs {
            neighbours[left, default: []].insert(right)
            neighbours[right, default: []].insert(left)
            offer(left, right)
        }
    }

    /// Queues a pair whose mean reaches the threshold and whose signed words do not contradict each other.
    ///
    /// Returns false where the two are so far apart that they need not be compared again.
    @discardableResult
    private mutating func offer(_ one: Int, _ other: Int) -> Bool {
        guard let left = groups[min(one, other)], let right = groups[max(one, other)] else { return false }
        let mean = left.sum.dot(right.sum) / Double(left.members.count * right.members.count)
        if mean >= threshold, left.signs.dot(right.signs) >= 0 {
            queue.insert(Candidate(mean: mean, left: min(one, other), right: max(one, other)))
        }
        return mean >= threshold / 2
    }

    private mutating func join(_ candidate: Candidate) {
        guard let left = groups[candidate.left], let right = groups[candidate.right] else { return }
        groups[candidate.left] = nil
        groups[candidate.right] = nil
        let name = next
        next += 1
        groups[name] = Group(
            members: left.members + right.members, sum: left.sum + right.sum, signs: left.signs + right.signs)
        let mine = neighbours.removeValue(forKey: candidate.left) ?? []
        let all = mine.union(neighbours.removeValue(forKey: candidate.right) ?? [])
        var near: Set<Int> = []
        for neighbour in all.sorted() where offer(name, neighbour) {
            near.insert(neighbour)
            neighbours[neighbour]?.insert(name)
        }
        neighbours[name] = near
    }
}
