/// Which groups ask for opposite things, each pair once.
///
/// Told only of groups that speak of the same: habits that exclude each other, or vectors that would have been joined
/// if one had not wanted what the other is against.
struct Contradictions {
    let pairs: [(left: Int, right: Int)]

    init(_ groups: [ClusterGroup], graph: NeighbourGraph, threshold: Double) {
        var found: Set<[Int]> = []
        for (left, right) in graph.pairs {
            let mean = groups[left].mean(with: groups[right])
            if mean >= threshold, groups[left].contradicts(groups[right]) { found.insert([left, right]) }
        }
        let holders = Dictionary(
            grouping: groups.indices.flatMap { place in groups[place].habits.map { (habit: $0, place: place) }
            },
            by: \.habit)
        for (place, group) in groups.enumerated() {
            for holder in group.avoided.flatMap({ holders[$0] ?? [] }) where holder.place != place {
                found.insert([min(place, holder.place), max(place, holder.place)])
            }
        }
        pairs = found.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ($0[0], $0[1]) }
    }
}
