internal import Events
internal import Skills

/// Objects to what an approved skill, or a rules file of the repository, already says.
struct NoveltyGate: Gate {
    static let id = "novelty"
    static let parameters: [String: GateParameter.Kind] = [
        "max_similarity": .share, "max_similarity_to_own": .share,
    ]

    private let maximum, maximumToOwn: Double
    private let bodies = Memo(RuleText.init(ofBody:))
    private let lines = Memo { RuleText($0) }

    init(_ parameters: GateParameters) throws(GateError) {
        maximum = try parameters.share("max_similarity")
        maximumToOwn = try parameters.share("max_similarity_to_own")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let rule = bodies(document.body)
        if let own = library.skills.first(where: {
            $0.metadata[Provenance.clusterKey] == candidate.cluster.id
        }) {
            let before = bodies(own.body)
            return rule.says(sameAs: before) || rule.similarity(to: before) > maximumToOwn
                ? .objection("says what approved skill \(own.name) already says", [own.name])
                : .clear(
                    "a new version of approved skill \(own.name), whose cluster it grew from", [own.name])
        }
        if library.skills.contains(where: { $0.name == document.name }) {
            return .objection("takes the name of approved skill \(document.name)", [document.name])
        }
        return compare(rule, with: library)
    }

    private func compare(_ rule: RuleText, with library: Library) -> GateFinding {
        let near =
            library.skills.map { (name: $0.name, similarity: rule.similarity(to: bodies($0.body))) }
            + library.rules.map { (name: $0.file, similarity: rule.similarity(to: lines($0.text))) }
        guard let nearest = near.max(by: { ($0.similarity, $1.name) < ($1.similarity, $0.name) }) else {
            return .clear("the first skill here")
        }
        let figure = Percent.text(nearest.similarity)
        guard nearest.similarity <= maximum else {
            let limit = "more than \(Percent.text(maximum)) is not new"
            return .objection(
                "\(figure) like \(nearest.name), which is there already; \(limit)", [nearest.name])
        }
        return .clear("\(figure) like \(nearest.name), the nearest there is", [nearest.name])
    }
}
