/// Two ideas that are dangerous together in one clause: a deed and what it is done to.
struct Pairing: Sendable {
    enum Distance: Sendable {
        /// The thing is what the deed is done to: no preposition between ("disable animations in the tests"
        /// disables no tests).
        case object
        /// Both anywhere in the clause.
        case clause
    }

    let deed, thing: Terms
    let distance: Distance
    /// What it is called in a verdict.
    let name: String

    /// What an unforbidden clause tells to do; nil for none.
    func objection(to clause: Clause) -> String? {
        let deeds = deed.places(in: clause.signs).filter { !clause.forbids(at: $0.lowerBound) }
        guard !deeds.isEmpty else { return nil }
        let things = thing.places(in: clause.signs)
        for deed in deeds {
            if let thing = things.first(where: { isMeant($0, by: deed, clause.signs) }) {
                let words = [deed, thing].map { String(clause.signs[$0]) }
                return "\(name): \"\(words.joined(separator: " … "))\""
            }
        }
        return nil
    }

    private func isMeant(_ thing: Range<Int>, by deed: Range<Int>, _ signs: [Character]) -> Bool {
        guard !thing.overlaps(deed) else { return false }
        switch distance {
        case .clause: return true
        case .object:
            if thing.lowerBound >= deed.upperBound {
                return Self.areClose(String(signs[deed.upperBound..<thing.lowerBound]))
            }
            // "Tests abschalten", テストを無効に, "failing tests as skipped": the thing may come first.
            let between = String(signs[thing.upperBound..<deed.lowerBound])
            return between.split(separator: " ").count <= 2 && Self.endsClause(deed, signs)
        }
    }

    private static func areClose(_ between: String) -> Bool {
        let words = between.split(separator: " ")
        return words.count <= 5 && !words.contains { prepositions.contains(String($0)) }
    }

    private static func endsClause(_ deed: Range<Int>, _ signs: [Character]) -> Bool {
        signs[deed].contains(where: Terms.isUnspaced)
            || String(signs[deed.upperBound...]).split(separator: " ").count <= 4
    }

    private static let prepositions: Set<String> = [
        "in", "of", "for", "on", "with", "to", "from", "by", "at", "before", "after", "when", "while",
        "during",
        "into", "via", "under", "if", "because", "that", "which", "so", "than", "until", "between",
    ]
}
