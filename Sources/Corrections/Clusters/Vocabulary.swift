internal import Events

/// The terms of some corrections with their rarity, numbered in alphabetical order so that nothing depends on input order.
struct Vocabulary: Sendable {
    /// How much more alike two corrections are for being made in one repository: rules mostly belong to one.
    private static let home = 0.3

    private var numbers: [String: Int] = [:]
    private var rarity: [Double] = []
    private var repositories: [String: Int] = [:]

    init(_ fingerprints: [Fingerprint]) {
        var counts: [String: Int] = [:]
        for fingerprint in fingerprints {
            for term in fingerprint.terms.keys { counts[term, default: 0] += 1 }
        }
        let total = Double(max(1, fingerprints.count))
        for (number, term) in counts.keys.sorted().enumerated() {
            numbers[term] = number
            rarity.append(Vocabulary.rarity(share: Double(counts[term] ?? 1) / total))
        }
        let names = Set(fingerprints.compactMap(\.correction.repository)).sorted()
        repositories = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 + 1) })
    }

    /// From 1 for a term that is everywhere to 2.5 for one that is in 1 of 400 corrections or fewer.
    private static func rarity(share: Double) -> Double { 1 - logarithm(max(share, 0.0025)) / 4 }

    /// The direction of a correction in the space of terms.
    func direction(_ fingerprint: Fingerprint) -> Vector {
        Vector(fingerprint.terms.compactMap { term, count in numbers[term].map { ($0, count * rarity[$0]) } })
            .unit
    }

    /// The direction with a fainter copy in terms of the correction's own repository.
    ///
    /// The product of two such vectors is their cosine, raised by `home` where the repository is the same; the sum
    /// of several can still stand for all of them.
    func placed(_ direction: Vector, of fingerprint: Fingerprint) -> Vector {
        guard let name = fingerprint.correction.repository, let number = repositories[name] else {
            return direction
        }
        return direction.joined(shiftedBy: number * rarity.count, scaledBy: Vocabulary.home.squareRoot())
    }

    /// The signed words among the terms, weighted alike.
    func signs(_ fingerprint: Fingerprint) -> Vector {
        Vector(fingerprint.signs.compactMap { term, sign in numbers[term].map { ($0, sign * rarity[$0]) } })
    }
}
