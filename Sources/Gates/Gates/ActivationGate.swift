internal import Events
internal import Skills

/// Objects to a description that agents would cut, or that does not say when to use the skill, and to a full
/// listing.
struct ActivationGate: Gate {
    static let id = "activation"
    static let parameters: [String: GateParameter.Kind] = [
        "max_description_chars": .integer, "listing_budget_chars": .integer,
        "max_description_similarity": .share,
    ]

    private let longest, budget: Int
    private let maximum: Double
    private let words = Memo(Words.content)

    init(_ parameters: GateParameters) throws(GateError) {
        longest = try parameters.integer("max_description_chars")
        budget = try parameters.integer("listing_budget_chars")
        maximum = try parameters.share("max_description_similarity")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let others = library.skills.filter {
            $0.metadata[Provenance.clusterKey] != candidate.cluster.id && $0.name != document.name
        }
        let objections = [
            length(document), trigger(document), shadow(document, others), listing(document, others),
        ].compactMap { $0 }
        guard objections.isEmpty else {
            return .objection(objections.joined(separator: "; "), [document.name])
        }
        let total = others.reduce(entry(document)) { $0 + entry($1) }
        return .clear("\(document.description.count) characters; the listing holds \(total) of \(budget)")
    }

    private func length(_ document: SkillDocument) -> String? {
        let count = document.description.unicodeScalars.count
        return count > longest ? "the description has \(count) characters, \(longest) are wanted" : nil
    }

    private func trigger(_ document: SkillDocument) -> String? {
        let says = ["when", "whenever", "before", "after", "while", "if", "during"]
        return Words.all(document.description).contains(where: says.contains)
            ? nil : "the description does not say when to use the skill"
    }

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

    /// An entry as Claude Code lists it: `- name: description` and a line end.
    private func entry(_ document: SkillDocument) -> Int {
        document.name.unicodeScalars.count + document.description.unicodeScalars.count + 5
    }
}
