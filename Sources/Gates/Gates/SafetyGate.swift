internal import Skills

/// Objects to a rule that weakens what keeps people safe, or destroys what cannot be made again.
///
/// Some teams want just that, and mean well; so a person decides, and not a program.
struct SafetyGate: Gate {
    static let id = "safety"
    static let parameters: [String: GateParameter.Kind] = [
        "careless": .list, "weakening": .list, "protections": .list, "asking": .list, "consent": .list,
        "destruction": .list, "irreplaceable": .list, "guards": .list, "holes": .list,
        "sensitive": .list, "careful_verbs": .list,
    ]

    private let careless: Terms
    private let holes: Terms
    private let pairings: [Pairing]
    private let asking, consent, sensitive: Terms
    private let careful: Set<String>
    private let switches: Switches

    init(_ parameters: GateParameters) throws(GateError) {
        careless = Terms(try parameters.list("careless"))
        holes = Terms(try parameters.list("holes"))
        pairings = [
            Pairing(
                deed: Terms(try parameters.list("weakening")),
                thing: Terms(try parameters.list("protections")), distance: .object, name: "weakens"),
            Pairing(
                deed: Terms(try parameters.list("destruction")),
                thing: Terms(try parameters.list("irreplaceable")), distance: .object, name: "destroys"),
        ]
        asking = Terms(try parameters.list("asking"))
        consent = Terms(try parameters.list("consent"))
        sensitive = Terms(try parameters.list("sensitive"))
        careful = Set(try parameters.list("careful_verbs"))
        switches = Switches(guards: try parameters.list("guards"))
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let text = DraftText(document)
        var found = text.objections(pairings) + text.uses(careless).map { "tells to use \"\($0)\"" }
        found += (text.rules + text.mentions).compactMap(switches.objection)
        found += text.rules.compactMap(unasked) + text.rules.compactMap(unusual)
        found += document.body.split(separator: "`").flatMap { Removal.objections(to: String($0)) }
            .filter { _ in text.rules.contains(where: isRemoving) }
        if holes.areIn(Array(FoldedText.fold(document.body))) {
            found.append("lost an address that it hung on")
        }
        let reasons = Array(Set(found)).sorted()
        guard reasons.isEmpty else { return .objection(reasons.joined(separator: "; "), reasons) }
        return .clear("weakens no check, and destroys nothing that lasts")
    }

    /// What is done to something sensitive by a verb that is not known to be careful: lists of dangerous deeds never
    /// end, those of careful ones may.
    private func unusual(_ clause: Clause) -> String? {
        guard
            let thing = sensitive.places(in: clause.signs).first(where: { !clause.forbids(at: $0.lowerBound) }
            )
        else { return nil }
        let text = String(clause.signs)
        guard Imperative.opens(text) || Substance.isOrder(text) || Substance.isBare(text) else { return nil }
        let verb = Words.all(text).first { !["always", "please", "just", "only", "then"].contains($0) } ?? ""
        guard !careful.contains(verb) else { return nil }
        return "does something to what is sensitive: \"\(verb) … \(String(clause.signs[thing]))\""
    }

    /// "Never ask for confirmation": here it is the negation that is dangerous.
    private func unasked(_ clause: Clause) -> String? {
        guard let ask = asking.places(in: clause.signs).first(where: { clause.forbids(at: $0.lowerBound) }),
            let consent = consent.places(in: clause.signs).first(where: { $0.lowerBound >= ask.upperBound })
        else { return nil }
        return "asks no longer: \"\(String(clause.signs[ask])) … \(String(clause.signs[consent]))\""
    }

    private static let removers = Terms(["rm", "find", "shred"])

    private func isRemoving(_ clause: Clause) -> Bool {
        Self.removers.places(in: clause.signs).contains { !clause.forbids(at: $0.lowerBound) }
    }
}
