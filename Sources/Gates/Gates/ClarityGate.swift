internal import Events
internal import Skills

/// Objects to a rule that only made sense in the conversation it was said in: a question, a complaint, a
/// pointer, a "for now".
///
/// Such corrections recur too ("that is wrong again"), and what people meant by them no program can know.
struct ClarityGate: Gate {
    static let id = "clarity"
    static let parameters: [String: GateParameter.Kind] = ["momentary": .list, "max_rule_chars": .integer]

    private let momentary: [String]
    private let longest: Int

    init(_ parameters: GateParameters) throws(GateError) {
        momentary = try parameters.list("momentary").map(FoldedText.fold)
        longest = try parameters.integer("max_rule_chars")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        guard
            let rule = BodyLine.all(in: candidate.draft.document.body).first(where: { $0.kind == .text })?
                .text
        else {
            return .objection("the draft states no rule")
        }
        let shown = "\"\(PlainWords.line(rule, limit: 80))\""
        if let objection = Imperative.objection(to: rule), !Substance.isOrder(rule) {
            return .objection("\(shown): \(objection)", [rule])
        }
        let sentence = FoldedText.Sentence(text: FoldedText.fold(rule))
        if let moment = momentary.first(where: sentence.holds) {
            return .objection("\(shown): \"\(moment)\" speaks of one moment", [rule])
        }
        if let objection = Substance.objection(to: rule) {
            return .objection("\(shown): \(objection)", [rule])
        }
        guard rule.count <= longest else {
            return .objection("the rule has \(rule.count) characters, \(longest) are wanted", [rule])
        }
        return .clear("says what to do")
    }
}
