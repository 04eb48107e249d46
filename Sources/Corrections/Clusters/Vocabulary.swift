/// The terms of some corrections with their rarity, numbered in alphabetical order so that nothing depends on input order.
struct Vocabulary: Sendable {
    private var numbers: [String: Int32] = [:]
    private var rarity: [Double] = []

    init(_ fingerprints: [Fingerprint]) {
        var counts: [String: Int] = [:]
        for fingerprint in fingerprints {
            for term in fingerprint.terms.keys { counts[term, default: 0] += 1 }
        }
        let total = Double(max(1, fingerprints.count))
        for (number, term) in counts.keys.sorted().enumerated() {
            numbers[term] = Int32(number)
            rarity.append(Vocabulary.rarity(share: Double(counts[term] ?? 1) / total))
        }
    }

    /// Rare terms count up to four times as much as those that are in every correction.
    private static func rarity(share: Double) -> Double {
        1 - 0.5 * logarithm(max(share, 0.0025)) / 2
    }

    /// The direction of a correction in the space of terms.
    func vector(_ fingerprint: Fingerprint) -> Vector {
        Vector(
            fingerprint.terms.compactMap { term, count in
                numbers[term].map { ($0, count * rarity[Int($0)]) }
            }
        ).unit
    }

    /// The signed words among the terms, weighted alike.
    func signs(_ fingerprint: Fingerprint) -> Vector {
        Vector(
            fingerprint.signs.compactMap { term, sign in
                numbers[term].map { ($0, sign * rarity[Int($0)]) }
            })
    }
}
