internal import Events
internal import Skills

/// Objects to the opposite of what an approved skill says, or of what other people of the tenant keep saying.
struct ContradictionGate: Gate {
    static let id = "contradiction"
    static let parameters: [String: GateParameter.Kind] = ["min_opposition": .share, "opposites": .list]

    private let minimum: Double
    private let opposites: Opposites

    init(_ parameters: GateParameters) throws(GateError) {
        minimum = try parameters.share("min_opposition")
        opposites = Opposites(try parameters.list("opposites"))
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let rule = RuleText(of: candidate.draft.document).stance
        let ownCluster = candidate.cluster.id
        let others =
            library.skills.filter { $0.metadata[Provenance.clusterKey] != ownCluster }
            .map { (name: "approved skill \($0.name)", stance: RuleText(of: $0).stance) }
            + library.rules.map { (name: "a rule in \($0.file)", stance: Stance($0.text)) }
            + library.rivals.filter { $0.id != ownCluster }
            .map {
                (
                    name: "cluster \($0.id) (\(PlainWords.line($0.instruction, limit: 80)))",
                    stance: Stance($0.instruction)
                )
            }
        let against = others.filter {
            max(rule.opposition(to: $0.stance), opposites.opposition(rule, $0.stance)) >= minimum
        }
        guard against.isEmpty else {
            return .objection(
                "says the opposite of " + against.map(\.name).joined(separator: ", "), against.map(\.name))
        }
        return .clear("says the opposite of none of \(others.count) others")
    }
}
