package import Events

/// Groups the durable corrections of one tenant by the instruction that they imply.
///
/// The partition depends on the corrections alone, never on their order or on earlier partitions; those only decide
/// which cluster keeps which id.
package struct Clustering: Sendable {
    /// Mean likeness at which two groups are one; fixed once for all tenants.
    private let threshold = 0.2

    package init() {}

    /// The clusters, singletons among them, by the time of their oldest member.
    package func clusters(of corrections: [Correction], keeping previous: [Cluster]) -> [Cluster] {
        let sorted = distinct(corrections).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let fingerprints = sorted.map(Fingerprint.init)
        let groups = partition(fingerprints)
        let ids = Identities(previous).ids(of: groups.map { $0.map { sorted[$0].id } })
        return zip(ids, groups).map { id, group in cluster(id, group.map { fingerprints[$0] }) }
    }

    private func distinct(_ corrections: [Correction]) -> [Correction] {
        var seen: Set<Correction.ID> = []
        return corrections.filter { seen.insert($0.id).inserted }
    }

    /// Corrections that cannot be told apart begin as one group, the groups in canonical order: ids and times do not count.
    private func partition(_ fingerprints: [Fingerprint]) -> [[Int]] {
        let vocabulary = Vocabulary(fingerprints)
        let alike = Dictionary(grouping: fingerprints.indices) { fingerprints[$0].canonical }
        let kinds = alike.sorted { $0.key < $1.key }.map(\.value)
        let directions = kinds.map { vocabulary.direction(fingerprints[$0[0]]) }
        let groups = zip(kinds, directions).map { members, direction in
            let placed = vocabulary.placed(direction, of: fingerprints[members[0]])
            let count = Double(members.count)
            return Agglomeration.Group(
                members: members, sum: placed.scaled(by: count),
                signs: vocabulary.signs(fingerprints[members[0]]).scaled(by: count))
        }
        let graph = NeighbourGraph(directions, floor: threshold / 2)
        return Agglomeration.join(groups, graph: graph, threshold: threshold).sorted { $0[0] < $1[0] }
    }

    private func cluster(_ id: String, _ members: [Fingerprint]) -> Cluster {
        let corrections = members.map(\.correction)
        return Cluster(
            id: id, members: corrections.map(\.id), instruction: typical(members),
            recurrence: Recurrence(of: corrections), scope: Scope(of: corrections))
    }

    /// The instruction of the member that is nearest to all others, ties by length and then by text.
    private func typical(_ members: [Fingerprint]) -> String {
        let vocabulary = Vocabulary(members)
        let vectors = members.map(vocabulary.direction)
        let sum = vectors.dropFirst().reduce(vectors.first ?? Vector([]), +)
        let ranked = zip(members, vectors).filter { !$0.0.correction.instruction.isEmpty }.max {
            left, right in
            let one = (sum.dot(left.1), -left.0.correction.instruction.count)
            let other = (sum.dot(right.1), -right.0.correction.instruction.count)
            return one == other ? left.0.correction.instruction > right.0.correction.instruction : one < other
        }
        return ranked?.0.correction.instruction ?? ""
    }
}

extension Scope {
    /// The one repository where all were made; everywhere for several, or where any is unknown.
    init(of corrections: [Correction]) {
        let known = Set(corrections.map(\.repository))
        if known.count == 1, let only = known.first, let name = only {
            self = .repository(name)
        } else {
            self = .everywhere
        }
    }
}
