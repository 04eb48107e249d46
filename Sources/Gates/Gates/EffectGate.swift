internal import Events
internal import Skills

/// Objects to a skill that would not have prevented the corrections that it was not drafted from, or would
/// have made one of them worse.
///
/// It weighs what a replay showed; where there was none, or too small a one, it says so and nothing else.
struct EffectGate: Gate {
    static let id = "effect"
    static let parameters: [String: GateParameter.Kind] = [
        "required": .flag, "min_cases": .integer, "min_confidence": .share, "min_prevented": .share,
        "judge_phrases": .list,
    ]

    private let isRequired: Bool
    private let fewest: Int
    private let confidence, prevented: Double
    private let judgePhrases: [String]

    init(_ parameters: GateParameters) throws(GateError) {
        isRequired = try parameters.flag("required")
        fewest = try parameters.integer("min_cases")
        confidence = try parameters.share("min_confidence")
        prevented = try parameters.share("min_prevented")
        judgePhrases = try parameters.list("judge_phrases").map(FoldedText.fold)
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        guard let effect = candidate.effect else {
            return unmeasured("no held-out correction was replayed: that takes a model")
        }
        // Whoever writes for the judge has something to hide, also where the judge did not fall for it.
        if let phrase = phraseForJudges(candidate.draft) {
            return .objection("speaks to whoever measures its effect: \"\(phrase)\"", [phrase])
        }
        if let obstacle = effect.obstacle { return unmeasured(obstacle) }
        guard effect.cases.count >= max(fewest, 1) else {
            return unmeasured(
                "\(counted(effect.cases.count, "held-out correction")), \(fewest) are needed to measure anything"
            )
        }
        guard effect.controlCredits == 0 else {
            return unmeasured("the model credits a text about something else, too: it is no judge of this")
        }
        return weigh(effect.cases)
    }

    private func weigh(_ cases: [EffectMeasurement.Case]) -> GateFinding {
        let worse = cases.filter(\.isWorse)
        guard worse.isEmpty else {
            return .objection(
                "makes \(worse.count) of \(cases.count) held-out corrections worse", worse.map(\.id))
        }
        let improved = cases.filter(\.isImproved)
        let sure = Bounds.confidence(improved: improved.count, worse: 0)
        let lower = Bounds.lowerShare(improved.count, of: cases.count)
        let facts =
            "would have prevented \(improved.count) of \(cases.count) held-out corrections, none is worse "
            + "(\(Percent.text(sure)) sure; at least \(Percent.text(lower)) of such cases)"
        guard sure >= confidence, lower >= prevented else {
            return .objection(
                "\(facts): wants \(Percent.text(confidence)) and \(Percent.text(prevented))",
                cases.filter { !$0.isImproved }.map(\.id))
        }
        return .clear(facts, improved.map(\.id))
    }

    private func phraseForJudges(_ draft: Draft) -> String? {
        let texts = [draft.document.name, draft.document.description] + draft.sentences.map(\.text)
        let sentences = texts.map { FoldedText.Sentence(text: FoldedText.fold($0)) }
        return judgePhrases.first { phrase in sentences.contains { $0.holds(phrase) } }
    }

    private func unmeasured(_ reason: String) -> GateFinding {
        guard isRequired else { return GateFinding(result: .notMeasured, reason: reason, evidence: []) }
        return GateFinding(
            result: .needsPerson, reason: reason + ", and this tenant requires it", evidence: [])
    }
}
