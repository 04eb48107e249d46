/// Average-link agglomeration on a sparse graph of neighbours.
///
/// The mean product of two groups' vectors is the product of their sums over the product of their sizes, so that
/// exact means need no table of pairs. The pair with the highest mean is joined first, ties by the smaller numbers,
/// so that the result depends on the vectors alone.
struct Agglomeration {
    private struct Candidate: Comparable {
        var mean: Double
        var left: Int
        var right: Int

        static func < (one: Candidate, other: Candidate) -> Bool {
            (one.mean, -one.left, -one.right) < (other.mean, -other.left, -other.right)
        }
    }

    private struct Pair: Hashable {
        var left: Int
        var right: Int
    }

    private var groups: [ClusterGroup?]
    /// By group, the one that it has become part of.
    private var owners: [Int]
    private var queue = Heap<Candidate>()
    /// Pairs that are or were in the queue, and pairs that must not be joined.
    private var offered: Set<Pair> = []
    private let threshold: Double

    /// Joins the groups until no two neighbours reach the threshold; in the order of their smallest kinds.
    static func join(_ groups: [ClusterGroup], graph: NeighbourGraph, threshold: Double) -> [ClusterGroup] {
        var agglomeration = Agglomeration(groups, threshold)
        for (left, right) in graph.pairs { agglomeration.offer(left, right) }
        while let candidate = agglomeration.queue.popLargest() { agglomeration.take(candidate) }
        return agglomeration.groups.compactMap { $0 }.sorted { $0.kind < $1.kind }
    }

    private init(_ groups: [ClusterGroup], _ threshold: Double) {
        self.groups = groups
        owners = Array(groups.indices)
        self.threshold = threshold
    }

    /// Joins a pair, or, where its groups have grown meanwhile, queues what they have become.
    ///
    /// The mean of a joined group with a third is between those of its parts, so that a pair in the queue never
    /// stands too low.
    private mutating func take(_ candidate: Candidate) {
        let (left, right) = (owner(of: candidate.left), owner(of: candidate.right))
        if left == candidate.left, right == candidate.right { join(left, right) } else { offer(left, right) }
    }

    private mutating func offer(_ one: Int, _ other: Int) {
        let pair = Pair(left: min(one, other), right: max(one, other))
        guard one != other, let left = groups[pair.left], let right = groups[pair.right],
            offered.insert(pair).inserted
        else { return }
        let mean = left.mean(with: right)
        guard mean >= threshold, !left.contradicts(right) else { return }
        queue.insert(Candidate(mean: mean, left: pair.left, right: pair.right))
    }

    private mutating func join(_ one: Int, _ other: Int) {
        guard let left = groups[one], let right = groups[other] else { return }
        let name = groups.count
        owners[one] = name
        owners[other] = name
        owners.append(name)
        groups[one] = nil
        groups[other] = nil
        groups.append(left.joined(with: right))
    }

    /// The group that a group is part of now; the way there is made shorter for the next time.
    private mutating func owner(of group: Int) -> Int {
        var last = group
        while owners[last] != last { last = owners[last] }
        var step = group
        while owners[step] != last {
            let next = owners[step]
            owners[step] = last
            step = next
        }
        return last
    }
}
