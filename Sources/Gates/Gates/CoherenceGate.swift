internal import Events
internal import Skills

/// Objects to a rule that the cluster's corrections do not share: what brought them together was a common word
/// or theme, or they say nothing that lasts.
///
/// Neither the detector nor the clusters are sure of a single turn. What repeats is: a word of the rule that most
/// sessions used, and beside it more that they share: other words, or what the agent had done before them.
struct CoherenceGate: Gate {
    static let id = "coherence"
    static let parameters: [String: GateParameter.Kind] = [
        "min_confidence": .share, "min_shared_sessions": .integer, "min_share": .share,
        "min_lasting_confidence": .share, "generic_words": .list, "min_likeness": .share,
        "min_source_durability": .share, "min_kinship": .share,
    ]
    static let formerParameters = ["min_lasting_sessions": "min_lasting_confidence"]

    private let confidence, share, lasting, likeness, source, kinship: Double
    private let sessions: Int
    private let generic: Set<String>

    init(_ parameters: GateParameters) throws(GateError) {
        confidence = try parameters.share("min_confidence")
        share = try parameters.share("min_share")
        lasting = try parameters.share("min_lasting_confidence")
        likeness = try parameters.share("min_likeness")
        source = try parameters.share("min_source_durability")
        kinship = try parameters.share("min_kinship")
        sessions = try parameters.integer("min_shared_sessions")
        generic = Set(try parameters.list("generic_words").flatMap { Words.content($0) })
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let said = candidate.corrections.filter { $0.confidence >= confidence }
        let text = candidate.draft.sentences.first?.text ?? candidate.cluster.instruction
        let voices = voices(said)
        guard let (word, users) = anchor(content(text), voices) else {
            return .objection("the rule has no word of its own", said.map(\.id))
        }
        let near = NearSessions(said, of: text, least: likeness)
        let who = users.union(near.ofRule)
        let ids = said.filter { who.contains($0.session) }.map(\.id)
        let facts =
            "\(users.count) of \(counted(voices.count, "session")) speak of '\(word)'"
            + (who.count > users.count ? ", \(who.count - users.count) more mean the same" : "")
        guard Double(who.count) >= share * Double(voices.count) else {
            return .objection("\(facts): the rest is about other things", ids)
        }
        let agreement = Agreement(
            said.filter { who.contains($0.session) }, besides: word, generic, kinship: kinship)
        var partners = agreement.sessions
        // Of two sessions only, words must say it: the meaning of one pair is too little to go by.
        if who.count > 2 { partners.formUnion(near.ofEachOther.intersection(who)) }
        let agreeing = partners.count
        let isOneTheme = who.count == voices.count && agreement.akin.count * 2 >= who.count
        let isEnough = who.count < sessions ? agreeing > 1 : isOneTheme || agreeing * 2 >= who.count
        guard isEnough else {
            return .objection("\(facts), and otherwise of different things", ids)
        }
        guard near.durability >= source else {
            return .objection("\(facts), but the rule is of a remark that held for its task only", ids)
        }
        let expected = lastingSessions(said)
        guard expected >= lasting else {
            let sum = Percent.text(expected / lasting)
            return .objection(
                "\(facts), but as if it held for those tasks only: \(sum) of what it takes", ids)
        }
        return .clear(facts, ids)
    }

    /// What each session's corrections speak of.
    private func voices(_ corrections: [Correction]) -> [SessionKey: Set<String>] {
        Dictionary(
            corrections.map { ($0.session, content($0.words + "\n" + $0.instruction)) },
            uniquingKeysWith: { $0.union($1) })
    }

    /// The rule's word that most sessions use, and those sessions.
    private func anchor(_ rule: Set<String>, _ voices: [SessionKey: Set<String>])
        -> (word: String, sessions: Set<SessionKey>)?
    {
        rule.sorted().map { word in (word, Set(voices.filter { $0.value.contains(word) }.keys)) }
            .max { $0.1.count < $1.1.count }
    }

    /// In how many sessions somebody probably said something that holds beyond its task: the sum of what the
    /// detector gives the surest turn of each.
    private func lastingSessions(_ corrections: [Correction]) -> Double {
        Dictionary(corrections.map { ($0.session, $0.durability) }, uniquingKeysWith: max).values.reduce(0, +)
    }

    private func content(_ text: String) -> Set<String> { Words.content(text).subtracting(generic) }
}
