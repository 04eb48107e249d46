internal import Events
internal import Senses

/// What a cluster's members mean, and how much each sounded as if it would hold in another session.
struct SharedMeanings {
    private let senses: [TextSense]
    private let durabilities: [Correction.ID: Double]

    /// A clause is compared with so many members.
    private static let most = 60

    init(_ corrections: ArraySlice<Correction>) {
        senses = corrections.prefix(SharedMeanings.most).map {
            TextSense(of: $0.words.isEmpty ? $0.instruction : $0.words)
        }
        durabilities = Dictionary(
            corrections.map { ($0.id, $0.durability) }, uniquingKeysWith: { one, _ in one })
    }

    /// That of the member among them that sounded most lasting.
    func durability(of members: Set<Correction.ID>) -> Double {
        members.compactMap { durabilities[$0] }.max() ?? 0
    }

    /// The mean likeness of a text to what the members said, from 0 to 1.
    func nearness(of text: String) -> Double {
        guard !senses.isEmpty else { return 0 }
        let own = TextSense(of: text)
        return senses.reduce(0) { $0 + Double(max(0, own.cosine(to: $1))) } / Double(senses.count)
    }
}
