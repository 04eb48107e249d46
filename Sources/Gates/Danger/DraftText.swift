internal import Skills

/// The parts of a draft that could make an agent act, and what in them is not forbidden.
struct DraftText {
    /// What the body's rules say, clause by clause.
    let rules: [Clause]
    /// Headings, quotes, the description and other fields: mentioned rather than ordered.
    let mentions: [Clause]

    init(_ document: SkillDocument) {
        let body = BodyLine.all(in: document.body)
        rules = body.filter { $0.kind == .text }.flatMap { Clause.all(in: $0.text) }
        let fields = [document.description, document.license ?? "", document.compatibility ?? ""]
        let others = body.filter { $0.kind != .text }.map(\.text) + fields + Self.texts(document.metadata)
        mentions = others.flatMap { Clause.all(in: $0) }.filter { !$0.isRemark }
    }

    private static func texts(_ metadata: [String: String]) -> [String] {
        metadata.sorted { $0.key < $1.key }.map(\.value)
    }

    /// What each pairing objects to: in rules always, elsewhere unless a rule forbids the same thing.
    func objections(_ pairings: [Pairing]) -> [String] {
        pairings.flatMap { pairing in
            let ordered = rules.compactMap(pairing.objection)
            let isAgainst = rules.contains { clause in
                pairing.thing.places(in: clause.signs).contains { clause.forbids(at: $0.lowerBound) }
                    || pairing.deed.places(in: clause.signs).contains { clause.forbids(at: $0.lowerBound) }
            }
            return ordered + (isAgainst ? [] : mentions.compactMap(pairing.objection))
        }
    }

    /// Which of the terms stand unforbidden in the rules, or elsewhere while no rule forbids them.
    func uses(_ terms: Terms) -> [String] {
        let ordered = rules.flatMap { told(terms, $0, forbidden: false) }
        let forbidden = Set(rules.flatMap { told(terms, $0, forbidden: true) })
        let mentioned = mentions.flatMap { told(terms, $0, forbidden: false) }
        return ordered + mentioned.filter { !forbidden.contains($0) }
    }

    private func told(_ terms: Terms, _ clause: Clause, forbidden: Bool) -> [String] {
        terms.places(in: clause.signs).filter { clause.forbids(at: $0.lowerBound) == forbidden }
            .map { String(clause.signs[$0]) }
    }
}

extension Clause {
    /// Whether it asks or tells about something that happened rather than wants something: "why did you skip …".
    fileprivate var isRemark: Bool {
        let first = Words.all(String(signs)).first ?? ""
        return ["why", "how", "what", "who", "did", "you", "that", "it", "i", "we"].contains(first)
    }
}
