/// Joins what is left over when nothing is alike as a whole any more: corrections of which each says something of its own
/// besides, and all speak of one thing ("uv", "5433", "testcontainers").
///
/// Words that no other correction has count hardly at all here. Short remarks say little besides; what they did not share
/// before sets them apart.
struct LooseEnds {
    private static let largest = 2
    /// The number of content words from which a remark says something besides.
    private static let shortest = 4
    private let fingerprints: [Fingerprint]
    private let vocabulary: Vocabulary

    init(_ fingerprints: [Fingerprint]) {
        self.fingerprints = fingerprints
        vocabulary = Vocabulary(fingerprints, forLooseEnds: true)
    }

    func joined(
        _ groups: [ClusterGroup], graph: ([ClusterGroup], Vocabulary) -> NeighbourGraph
    ) -> [ClusterGroup] {
        let loose = groups.filter(isLoose)
        let ends = loose.map(read)
        let found = Agglomeration.join(
            ends, graph: graph(ends, vocabulary), threshold: Likeness.looseThreshold)
        let homes = Dictionary(
            loose.flatMap { group in group.members.map { ($0, group) } }, uniquingKeysWith: { one, _ in one })
        let joined = found.compactMap { group -> ClusterGroup? in
            let parts = Dictionary(
                group.members.compactMap { homes[$0] }.map { ($0.kind, $0) },
                uniquingKeysWith: { one, _ in one }
            ).sorted { $0.key < $1.key }.map(\.value)
            return parts.first.map { parts.dropFirst().reduce($0) { $0.joined(with: $1) } }
        }
        return (groups.filter { !isLoose($0) } + joined).sorted { $0.kind < $1.kind }
    }

    private func isLoose(_ group: ClusterGroup) -> Bool {
        group.members.count <= Self.largest
            && group.members.allSatisfy { fingerprints[$0].length >= Self.shortest }
    }

    /// The group as this vocabulary sees it.
    private func read(_ group: ClusterGroup) -> ClusterGroup {
        var read = group
        let members = group.members.map { fingerprints[$0] }
        read.sum = members.reduce(Vector([])) {
            $0 + vocabulary.placed(vocabulary.direction($1), of: $1)
        }
        return read
    }
}
