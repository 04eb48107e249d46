internal import Events
internal import Skills

/// Objects to the opposite of what an approved skill says, or of what other people of the tenant keep saying.
struct ContradictionGate: Gate {
    static let id = "contradiction"
    static let parameters: [String: GateParameter.Kind] = [
        "min_opposition": .share, "min_shared": .share, "min_rival_sessions": .integer, "opposites": .list,
        "generic_words": .list,
    ]

    private static let wordings = 20
    private let minimum, minimalShare: Double
    private let rivalSessions: Int
    private let opposites: Opposites
    private let generic: Set<String>
    private let bodies = Memo(RuleText.init(ofBody:))
    private let lines = Memo { RuleText($0) }

    init(_ parameters: GateParameters) throws(GateError) {
        minimum = try parameters.share("min_opposition")
        minimalShare = try parameters.share("min_shared")
        rivalSessions = try parameters.integer("min_rival_sessions")
        opposites = Opposites(try parameters.list("opposites"))
        generic = Set(try parameters.list("generic_words").flatMap { Words.content($0) })
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let rule = bodies(candidate.draft.document.body).stance
        let own = candidate.cluster.id
        let skills = library.skills.filter {
            $0.metadata[Provenance.clusterKey] != own && $0.name != candidate.updates
                && opposes(rule, bodies($0.body).stance)
        }
        let rules = library.rules.filter { opposes(rule, lines($0.text).stance) }
        // A rule is one of several wordings; what the others oppose, it does too.
        let said = [rule] + candidate.corrections.prefix(Self.wordings).map { lines($0.instruction).stance }
        let rivals = library.rivals.filter { rival in
            rival.id != own && rival.recurrence.sessions >= rivalSessions
                && said.contains { opposes($0, lines(rival.instruction).stance) }
        }
        let against =
            skills.map { "approved skill \($0.name)" } + rules.map { "a rule in \($0.place)" }
            + rivals.map { "cluster \($0.id) (\(PlainWords.line($0.instruction, limit: 80)))" }
        guard against.isEmpty else {
            return .objection("says the opposite of " + against.prefix(5).joined(separator: ", "), against)
        }
        return .clear("says the opposite of no approved skill, rules file or repeated correction")
    }

    /// One is against what the other wants, and that is a good part of what either speaks of.
    private func opposes(_ one: Stance, _ other: Stance) -> Bool {
        guard max(one.opposition(to: other), opposites.opposition(one, other)) >= minimum else {
            return false
        }
        // "No changes" is not against "change the schema": what they share says nothing of what it is about.
        let common = one.words.intersection(other.words)
        guard common.isEmpty || !common.isSubset(of: generic) else { return false }
        let shared = opposites.shared(one, other)
        let smaller = min(one.words.count, other.words.count)
        return Double(shared) >= minimalShare * Double(smaller)
    }
}
