internal import Events

extension Meanings {
    /// Tells the groups what their members mean.
    ///
    /// Vectors are added in the order of their values: members that nothing else tells apart have no order of their own.
    func place(_ groups: inout [ClusterGroup], of fingerprints: [Fingerprint], _ vocabulary: Vocabulary) {
        for place in groups.indices {
            let members = groups[place].members.map { fingerprints[$0] }
            let vectors = members.compactMap { units[$0.correction.id] }
                .sorted { $0.lexicographicallyPrecedes($1) }
            guard let first = vectors.first else { continue }
            groups[place].sense = Sense(
                sum: vectors.dropFirst().reduce(into: first) { sum, vector in
                    for index in sum.indices { sum[index] += vector[index] }
                },
                members: vectors.count, scale: scale, stances: Set(members.map(\.stand)),
                things: members.reduce(into: []) { $0.formUnion(vocabulary.things(of: $1)) },
                poles: members.reduce(into: []) { $0.formUnion($1.poles) },
                wanted: members.reduce(into: []) {
                    $0.formUnion(vocabulary.terms(of: $1, where: { $0 > 0 }))
                },
                unwanted: members.reduce(into: []) {
                    $0.formUnion(vocabulary.terms(of: $1, where: { $0 < 0 }))
                })
        }
    }
}

extension Sense.Stand {
    /// By the signs of the words that say something.
    init(of tokens: [Token], _ signs: [Double]) {
        let said = zip(tokens, signs).filter { StatedTokens.says($0.0) }.map(\.1)
        switch (said.contains { $0 > 0 }, said.contains { $0 < 0 }) {
        case (true, true): self = .both
        case (true, false): self = .wants
        case (false, true): self = .forbids
        case (false, false): self = .neither
        }
    }
}
