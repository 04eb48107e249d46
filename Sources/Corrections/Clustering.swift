package import Events

/// Groups the durable corrections of one tenant by the instruction that they imply.
///
/// The partition depends on the corrections alone, never on their order or on earlier partitions; those only decide
/// which cluster keeps which id.
package struct Clustering: Sendable {
    /// The clusters, and which of them ask for opposite things.
    package struct Result: Sendable {
        /// Singletons among them, by the time of their oldest member.
        package var clusters: [Cluster]
        package var contradictions: [ClusterContradiction]
    }

    /// Rounds of joining; there are seldom more than four.
    private let rounds = 8

    package init() {}

    /// The clusters, singletons among them, by the time of their oldest member.
    package func clusters(of corrections: [Correction], keeping previous: [Cluster]) -> [Cluster] {
        run(on: corrections, keeping: previous).clusters
    }

    /// The same with what contradicts what.
    ///
    /// - Parameters:
    ///   - corrections: All of a tenant.
    ///   - previous: The clusters so far, for their ids.
    ///   - work: By repository, in which files all turns were spent.
    ///   - meanings: What a model says that they mean; nil where none was asked, so that the built-in senses do.
    /// - Returns: The clusters, and which of them ask for opposite things.
    package func run(
        on corrections: [Correction], keeping previous: [Cluster], work: [String: WorkedFiles] = [:],
        meanings: Meanings? = nil
    ) -> Result {
        let sorted = distinct(corrections).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let plain = sorted.map(Fingerprint.init)
        let fingerprints = plain.map(Contrasts(plain).completed)
        let (groups, opposed) = partition(fingerprints, meanings ?? Meanings(of: sorted))
        let ids = Identities(previous).ids(of: groups.map { $0.map { sorted[$0].id } })
        return Result(
            clusters: zip(ids, groups).map { id, group in cluster(id, group.map { fingerprints[$0] }, work) },
            contradictions: opposed.map { ClusterContradiction(ids[$0.left], ids[$0.right]) }.sorted())
    }

    private func distinct(_ corrections: [Correction]) -> [Correction] {
        var seen: Set<Correction.ID> = []
        return corrections.filter { seen.insert($0.id).inserted }
    }

    /// Joins until nothing changes: a new round sees the groups of the last one as neighbours, which their many
    /// nearly equal members had hidden from each other.
    private func partition(_ fingerprints: [Fingerprint], _ meanings: Meanings) -> (
        groups: [[Int]], opposed: [(left: Int, right: Int)]
    ) {
        let vocabulary = Vocabulary(fingerprints)
        var groups = kinds(of: fingerprints, vocabulary)
        meanings.place(&groups, of: fingerprints, vocabulary)
        var near = neighbours(of: groups, vocabulary)
        setApart(&groups, near)
        for _ in 0..<rounds {
            let joined = Agglomeration.join(groups, graph: near, threshold: Likeness.threshold)
            let isDone = joined.count == groups.count
            groups = joined
            guard !isDone else { break }
            near = neighbours(of: groups, vocabulary)
        }
        groups.sort { ($0.members.min() ?? 0) < ($1.members.min() ?? 0) }
        let opposed = Contradictions(
            groups, graph: graph(of: groups, vocabulary), threshold: Likeness.threshold)
        return (groups.map { $0.members.sorted() }, opposed.pairs)
    }

    /// Near kinds that want opposite things never meet in one group, whoever else joins either.
    private func setApart(_ groups: inout [ClusterGroup], _ graph: NeighbourGraph) {
        for (left, right) in graph.pairs where groups[left].excludes(groups[right]) {
            groups[left].opposed.insert(groups[right].kind)
            groups[right].opposed.insert(groups[left].kind)
        }
    }

    /// Corrections that cannot be told apart are one group from the start, the groups in canonical order: ids and
    /// times do not count.
    private func kinds(of fingerprints: [Fingerprint], _ vocabulary: Vocabulary) -> [ClusterGroup] {
        let alike = Dictionary(grouping: fingerprints.indices) { fingerprints[$0].canonical }
        return alike.sorted { $0.key < $1.key }.map(\.value).enumerated().map { number, members in
            let fingerprint = fingerprints[members[0]]
            let count = Double(members.count)
            let direction = vocabulary.direction(fingerprint)
            return ClusterGroup(
                members: members, kind: number,
                sum: vocabulary.placed(direction, of: fingerprint).scaled(by: count),
                signs: vocabulary.signs(fingerprint).scaled(by: count),
                habits: Set(direction.indices.prefix { $0 < vocabulary.habitCount }),
                avoided: vocabulary.avoided(fingerprint), poles: fingerprint.poles, kinds: [number])
        }
    }

    /// Neighbours by their words or by what they mean.
    private func neighbours(of groups: [ClusterGroup], _ vocabulary: Vocabulary) -> NeighbourGraph {
        var graph = graph(of: groups, vocabulary)
        graph.add(SenseGraph(groups).pairs)
        return graph
    }

    /// Neighbours by their mean directions, wherever they were said.
    private func graph(of groups: [ClusterGroup], _ vocabulary: Vocabulary) -> NeighbourGraph {
        let means = groups.map { $0.sum.below(vocabulary.count).scaled(by: 1 / Double($0.members.count)) }
        return NeighbourGraph(means, floor: Likeness.threshold / 2)
    }

    private func cluster(
        _ id: String, _ members: [Fingerprint], _ work: [String: WorkedFiles]
    ) -> Cluster {
        let corrections = members.map(\.correction)
        return Cluster(
            id: id, members: corrections.map(\.id), instruction: Typical(of: members).instruction,
            recurrence: Recurrence(of: corrections), scope: Scope(of: corrections),
            files: FileScope(of: corrections, in: work))
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
