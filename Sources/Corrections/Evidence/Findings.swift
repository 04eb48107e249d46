internal import Events

/// What the channels say of one turn, fused into one confidence.
struct Findings: Sendable {
    var confidence: Double
    var durability: Double
    /// Strongest first.
    var evidence: [Evidence]
    var deeds: Deeds
    /// What the user's edits say by themselves.
    var edits: EditVerdict

    /// Fuses the words' score with what was done around the turn; `following` is what the agent did after it.
    ///
    /// The words' model has seen refusals and interrupts already, so with words those only leave evidence; what the
    /// agent did about it and a repeated request are new facts and raise the confidence as independent ones
    /// (noisy-or). Without words the channels have to carry it alone, with the confidences of `Silence`.
    init(_ turn: Turn, score: Score, before: [Turn], following: [AgentAction]) {
        deeds = Deeds(turn.source, before: before.map(\.source), following: following)
        edits = EditVerdict(turn.source.edits)
        let hasWords = !turn.tokens.isEmpty
        let repeated = repetition(of: turn, in: before)
        var items = Self.reactions(to: turn, score: score, hasWords: hasWords)
        func add(_ channel: Evidence.Channel, _ strength: Double, _ detail: String) {
            items.append((strength, Evidence(channel: channel, event: turn.source.id, detail: detail)))
        }
        // What is no news beside words is no evidence beside them either.
        for witness in deeds.witnesses where !hasWords || witness.boost > 0 {
            add(.command, witness.belief, witness.detail)
        }
        if let repeated { add(.repetition, Silence.repetition, String(repeated.prose.said.prefix(300))) }
        let silent = Silence.fused(
            items.map { ($0.evidence.channel, $0.strength) }, edits, impliesRule: deeds.instruction != nil)
        let belief = edits.confidence
        items += editEvidence(of: turn.source).map { (hasWords ? 0 : belief, $0) }
        evidence = items.sorted { $0.strength > $1.strength }.map(\.evidence)
        let boosts = deeds.witnesses.map(\.boost) + (repeated == nil ? [] : [Silence.boost(.repetition)])
        confidence =
            hasWords ? 1 - boosts.reduce(1 - score.correction) { $0 * (1 - $1) } : silent.confidence
        durability = hasWords ? score.durable : silent.durability
        if hasWords, deeds.change != nil { durability = 1 - (1 - durability) * 0.6 }
    }

    /// What the user said, and how the agent was stopped.
    private static func reactions(to turn: Turn, score: Score, hasWords: Bool) -> [(
        strength: Double, evidence: Evidence
    )] {
        var items: [(strength: Double, evidence: Evidence)] = []
        func add(_ channel: Evidence.Channel, _ strength: Double, _ detail: String) {
            items.append((strength, Evidence(channel: channel, event: turn.source.id, detail: detail)))
        }
        if hasWords { add(.words, score.correction, String(turn.prose.said.prefix(300))) }
        if turn.source.channel == .refusal { add(.refusal, Silence.refusal, refusedCall(turn.source)) }
        if turn.source.interrupted { add(.interrupt, Silence.interrupt, lastAction(turn.source)) }
        return items
    }
}

/// The earlier turn that asked for much the same, with work of the agent between.
private func repetition(of turn: Turn, in before: [Turn]) -> Turn? {
    guard turn.content.count >= 3, !turn.source.actions.isEmpty || !turn.source.agentText.isEmpty else {
        return nil
    }
    return before.suffix(12).last { $0.content.count >= 3 && likeness($0.content, turn.content) >= 0.6 }
}

private func lastAction(_ turn: UserTurn) -> String {
    guard let action = turn.actions.last else { return "" }
    return action.input.isEmpty ? action.tool : "\(action.tool): \(action.input.prefix(160))"
}

private func refusedCall(_ turn: UserTurn) -> String {
    guard let action = turn.actions.last(where: { $0.outcome == .refused }) else { return lastAction(turn) }
    return action.input.isEmpty ? action.tool : "\(action.tool): \(action.input.prefix(160))"
}
