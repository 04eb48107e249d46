internal import Events
internal import Senses
internal import Skills

/// Objects to the opposite of what an approved skill says, or of what other people of the tenant keep saying.
struct ContradictionGate: Gate {
    static let id = "contradiction"
    static let parameters: [String: GateParameter.Kind] = [
        "min_opposition": .share, "min_shared": .share, "min_likeness": .share,
        "min_rival_sessions": .integer, "opposites": .list, "generic_words": .list,
    ]

    private static let wordings = 20
    private let minimum, minimalShare, minimalLikeness: Double
    private let rivalSessions: Int
    private let opposites: Opposites
    private let generic: Set<String>
    private let bodies = Memo(RuleText.init(ofBody:))
    private let lines = Memo { RuleText($0) }

    init(_ parameters: GateParameters) throws(GateError) {
        minimum = try parameters.share("min_opposition")
        minimalShare = try parameters.share("min_shared")
        minimalLikeness = try parameters.share("min_likeness")
        rivalSessions = try parameters.integer("min_rival_sessions")
        opposites = Opposites(try parameters.list("opposites"))
        generic = Set(try parameters.list("generic_words").flatMap { Words.content($0) })
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let rule = bodies(candidate.draft.document.body)
        let own = candidate.cluster.id
        let skills = library.skills.filter {
            $0.metadata[Provenance.clusterKey] != own && $0.name != candidate.updates
                && opposes(rule, bodies($0.body))
        }
        let rules = library.rules.filter { opposes(rule, lines($0.text)) }
        let rivals = rivals(of: candidate, rule, library)
        let standing = skills.map { "approved skill \($0.name)" } + rules.map { "a rule in \($0.place)" }
        let against = standing + rivals.map { "cluster \($0.id) (\(Self.said($0)))" }
        guard against.isEmpty else {
            let others = "says the opposite of " + against.prefix(5).joined(separator: ", ")
            let reason =
                rivals.isEmpty
                ? others : "\(Self.said(candidate.cluster)), \(others): a person has to choose"
            return .objection(reason, against)
        }
        return .clear("says the opposite of no approved skill, rules file or repeated correction")
    }

    /// The clusters that repeat the opposite: those whose words say so, and those that the clustering saw
    /// and whose words say so half as clearly.
    ///
    /// What the clustering saw may rest on a few members of a large cluster that speak of something else.
    private func rivals(of candidate: Candidate, _ rule: RuleText, _ library: Library) -> [Cluster] {
        let own = candidate.cluster.id
        let seen = library.opponents(of: own)
        // A rule is one of several wordings; what the others oppose, it does too.
        let said = [rule] + candidate.corrections.prefix(Self.wordings).map { lines($0.instruction) }
        return library.rivals.filter { rival in
            rival.id != own && rival.recurrence.sessions >= rivalSessions
                && said.contains {
                    let other = lines(rival.instruction)
                    return opposes($0, other) || seen.contains(rival.id) && isAgainst($0, other)
                }
        }
    }

    /// Half as much opposition as words alone would take.
    private func isAgainst(_ one: RuleText, _ other: RuleText) -> Bool {
        let common = one.stance.words.intersection(other.stance.words)
        return opposition(one, other) >= minimum / 2 && (common.isEmpty || !common.isSubset(of: generic))
    }

    /// 0...1: how much one is against what the other wants; words that are known to exclude each other count
    /// whatever the rules are about, others where both are about one thing.
    private func opposition(_ one: RuleText, _ other: RuleText) -> Double {
        let known = opposites.opposition(one.stance, other.stance)
        guard Double(one.sense.cosine(to: other.sense)) >= minimalLikeness else { return known }
        return max(known, one.stance.opposition(to: other.stance))
    }

    /// One side, as a person needs to see it to choose: what it wants, and who stands behind it.
    private static func said(_ cluster: Cluster) -> String {
        let seen = cluster.recurrence
        let people = seen.users == 1 ? "1 person" : "\(seen.users) people"
        let place: String
        if case .repository(let name) = cluster.scope {
            place = ", in \(PlainWords.line(RepositoryName.short(name), limit: 60))"
        } else {
            place = ""
        }
        return "\"\(PlainWords.line(cluster.instruction, limit: 80))\", said in "
            + "\(counted(seen.sessions, "session")) by \(people)\(place)"
    }

    /// One is against what the other wants, and that is a good part of what either speaks of.
    private func opposes(_ one: RuleText, _ other: RuleText) -> Bool {
        guard opposition(one, other) >= minimum else { return false }
        let (one, other) = (one.stance, other.stance)
        // "No changes" is not against "change the schema": what they share says nothing of what it is about.
        let common = one.words.intersection(other.words)
        guard common.isEmpty || !common.isSubset(of: generic) else { return false }
        let shared = opposites.shared(one, other)
        let smaller = min(one.words.count, other.words.count)
        return Double(shared) >= minimalShare * Double(smaller)
    }
}
