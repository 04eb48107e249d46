internal import Events

/// What the channels say of one turn, fused into one confidence.
struct Findings: Sendable {
    var confidence: Double
    var durability: Double
    /// Strongest first.
    var evidence: [Evidence]
    var change: CommandChange?
    /// What the user's edits say by themselves.
    var edits: EditVerdict

    /// Fuses the words' score with what was done around the turn.
    ///
    /// The words' model has seen refusals and interrupts already, so with words those only leave evidence; a
    /// replaced command and a repeated request are new facts and raise the confidence as independent ones
    /// (noisy-or). Without words the channels have to carry it alone, with the confidences of `Silence`.
    init(_ turn: Turn, score: Score, next: Turn?, before: [Turn]) {
        change = next.flatMap { CommandChange(before: turn.source.actions, after: $0.source.actions) }
        let verdict = EditVerdict(turn.source.edits)
        edits = verdict
        let repeated = repetition(of: turn, in: before)
        let hasWords = !turn.tokens.isEmpty
        var items: [(strength: Double, evidence: Evidence)] = []
        func add(_ channel: Evidence.Channel, _ strength: Double, _ detail: String) {
            items.append((strength, Evidence(channel: channel, event: turn.source.id, detail: detail)))
        }
        if hasWords { add(.words, score.correction, String(turn.prose.said.prefix(300))) }
        if turn.source.channel == .refusal { add(.refusal, Silence.refusal, refusedCall(turn.source)) }
        if turn.source.interrupted { add(.interrupt, Silence.interrupt, lastAction(turn.source)) }
        if let change { add(.command, Silence.belief(in: change), change.detail) }
        if let repeated { add(.repetition, Silence.repetition, String(repeated.prose.said.prefix(300))) }
        let facts = items.filter { $0.evidence.channel == .command || $0.evidence.channel == .repetition }
        let added = facts.reduce(1) { $0 * (1 - Silence.boost($1.evidence.channel)) }
        let silent = Silence.fused(items.map { ($0.evidence.channel, $0.strength) }, verdict)
        items += editEvidence(of: turn.source).map { (hasWords ? 0 : verdict.confidence, $0) }
        evidence = items.sorted { $0.strength > $1.strength }.map(\.evidence)
        confidence = hasWords ? 1 - (1 - score.correction) * added : silent.confidence
        durability = hasWords ? score.durable : silent.durability
        if hasWords, change != nil { durability = 1 - (1 - durability) * 0.6 }
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
