internal import Events
internal import Skills

/// Objects to a description that agents would cut, that does not say when to use the skill, that comes to mind
/// in the wrong situations or hides another skill, and to a full listing; asks where a name looks like another's.
struct ActivationGate: Gate {
    static let id = "activation"
    static let parameters: [String: GateParameter.Kind] = [
        "max_description_chars": .integer, "listing_budget_chars": .integer,
        "max_description_similarity": .share, "min_situations": .integer, "min_drawn": .share,
        "max_strayed": .share, "max_hijacked": .share,
    ]

    private let longest, budget, minimalSituations: Int
    private let maximum, minimalDrawn, maximalStrayed, maximalHijacked: Double
    private let words = Memo(Words.content)
    private let situations = Memo(SkillListing.words(in:))

    init(_ parameters: GateParameters) throws(GateError) {
        longest = try parameters.integer("max_description_chars")
        budget = try parameters.integer("listing_budget_chars")
        maximum = try parameters.share("max_description_similarity")
        minimalSituations = try parameters.integer("min_situations")
        minimalDrawn = try parameters.share("min_drawn")
        maximalStrayed = try parameters.share("max_strayed")
        maximalHijacked = try parameters.share("max_hijacked")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let others = library.skills.filter {
            $0.metadata[Provenance.clusterKey] != candidate.cluster.id && $0.name != document.name
        }
        let routing = routing(of: candidate, others, library)
        let objections =
            [length(document), trigger(document), shadow(document, others), listing(document, others)]
            .compactMap { $0 } + misrouted(routing)
        guard objections.isEmpty else {
            return .objection(objections.joined(separator: "; "), [document.name])
        }
        if let doubt = unseen(routing) {
            return GateFinding(result: .needsPerson, reason: doubt, evidence: [document.name])
        }
        if let twin = others.first(where: { LookAlike.areAlike($0.name, document.name) }) {
            return GateFinding(
                result: .needsPerson, reason: "its name looks like that of \(twin.name)",
                evidence: [twin.name])
        }
        let total = others.reduce(entry(document)) { $0 + entry($1) }
        return .clear(
            "\(document.description.count) characters; the listing holds \(total) of \(budget); "
                + found(routing))
    }

    private func routing(of candidate: Candidate, _ others: [SkillDocument], _ library: Library) -> Routing {
        let own = library.situations.filter { $0.cluster == candidate.cluster.id }
        let rest = library.situations.filter { $0.cluster != candidate.cluster.id }
        let owners = others.compactMap { skill in
            skill.metadata[Provenance.clusterKey].map { ($0, skill.name) }
        }
        let document = candidate.draft.document
        return Routing(
            candidate: .init(name: document.name, description: document.description), own: own, others: rest,
            library: others.map { .init(name: $0.name, description: $0.description) },
            owners: Dictionary(owners, uniquingKeysWith: { first, _ in first }), words: situations)
    }

    /// What surely goes wrong: few situations that happen to share words are no proof.
    private func misrouted(_ routing: Routing) -> [String] {
        var found: [String] = []
        if routing.hijacked > 1, Bounds.lowerShare(routing.hijacked, of: routing.routed) > maximalHijacked {
            found.append("takes \(routing.hijacked) of \(routing.routed) situations from other skills")
        }
        if routing.strayed > 1, Bounds.lowerShare(routing.strayed, of: routing.others) > maximalStrayed {
            found.append("comes to mind in \(routing.strayed) of \(routing.others) situations of others")
        }
        return found
    }

    /// Why a person should look at the description: no word connects it with what agents did.
    private func unseen(_ routing: Routing) -> String? {
        guard routing.own >= minimalSituations, Double(routing.drawn) < minimalDrawn * Double(routing.own)
        else { return nil }
        return "only \(routing.drawn) of \(routing.own) situations of its own bring it to mind"
    }

    private func found(_ routing: Routing) -> String {
        guard routing.own > 0 else { return "no situation of its own is known" }
        return "comes to mind in \(routing.drawn) of \(routing.own) situations of its own, "
            + "\(routing.strayed + routing.hijacked) of \(routing.others + routing.routed) of others"
    }

    private func length(_ document: SkillDocument) -> String? {
        let count = document.description.unicodeScalars.count
        return count > longest ? "the description has \(count) characters, \(longest) are wanted" : nil
    }

    private func trigger(_ document: SkillDocument) -> String? {
        let says = ["when", "whenever", "before", "after", "while", "if", "during"]
        let told = Words.all(document.description)
        if !told.contains(where: says.contains) {
            return "the description does not say when to use the skill"
        }
        let folded = Array(FoldedText.fold(document.description))
        return Self.greedy.areIn(folded) ? "the description claims every task" : nil
    }

    private static let greedy = Terms([
        "every task", "all tasks", "any task", "every prompt", "every request", "any other skill",
        "other skills",
        "read this first", "always use this",
    ])

    private func shadow(_ document: SkillDocument, _ others: [SkillDocument]) -> String? {
        let own = words(document.description)
        for other in others {
            let others = words(other.description)
            let union = own.union(others).count
            let similarity = union == 0 ? 1 : Double(own.intersection(others).count) / Double(union)
            if similarity > maximum {
                return "the description is \(Percent.text(similarity)) that of \(other.name)"
            }
        }
        return nil
    }

    private func listing(_ document: SkillDocument, _ others: [SkillDocument]) -> String? {
        let total = others.reduce(entry(document)) { $0 + entry($1) }
        return total > budget ? "the listing would hold \(total) characters, agents show \(budget)" : nil
    }

    /// An entry as Claude Code lists it: `- name: description` and a line end; no more of a description is shown.
    private func entry(_ document: SkillDocument) -> Int {
        document.name.unicodeScalars.count + min(1_536, document.description.unicodeScalars.count) + 5
    }
}
