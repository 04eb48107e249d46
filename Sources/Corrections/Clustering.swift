package import Events

/// Groups the durable corrections of one tenant by the instruction that they imply.
///
/// The partition depends on the corrections alone, never on their order or on earlier partitions; those only decide
/// which cluster keeps which id.
package struct Clustering: Sendable {
    /// Mean cosine at which two groups are one; fixed once for all tenants.
    private let threshold = 0.3

    package init() {}

    /// The clusters, singletons among them, by the time of their oldest member.
    package func clusters(of corrections: [Correction], keeping previous: [Cluster]) -> [Cluster] {
        let sorted = distinct(corrections).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let fingerprints = sorted.map(Fingerprint.init)
        let groups = partition(fingerprints)
        let ids = Identities(previous).ids(of: groups.map { $0.map { sorted[$0].id } })
        return zip(ids, groups).map { id, group in
            cluster(id, group.map { fingerprints[$0] })
        }
    }

    private func distinct(_ corrections: [Correction]) -> [Correction] {
        var seen: Set<Correction.ID> = []
        return corrections.filter { seen.insert($0.id).inserted }
    }

    /// Equal vectors are grouped first, by their canonical order, so that ids and times cannot sway the joins.
    private func partition(_ fingerprints: [Fingerprint]) -> [[Int]] {
        let vocabulary = Vocabulary(fingerprints)
        let keyed = fingerprints.indices.map { (key: fingerprints[$0].canonical, place: $0) }
        let order = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place)
        let vectors = order.map { vocabulary.vector(fingerprints[$0]) }
        let signs = order.map { vocabulary.signs(fingerprints[$0]) }
        let graph = NeighbourGraph(vectors, floor: threshold / 2)
        let groups = Agglomeration.groups(of: vectors, signs: signs, graph: graph, threshold: threshold)
        return groups.map { $0.map { order[$0] }.sorted() }.sorted { $0[0] < $1[0] }
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
        let vectors = members.map(vocabulary.vector)
        guard let first = vectors.first else { return "" }
        let sum = vectors.dropFirst().reduce(first, +)
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
