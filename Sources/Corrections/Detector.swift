package import Events

/// Finds the corrections in a conversation: reads each user turn against what the agent had just done.
package struct Detector: Sendable {
    private let model: Model

    /// Reads the weights that this module was built with; throws where they do not fit its features.
    package init() throws {
        model = try Model()
    }

    /// Scores one turn by its words and situation; `next`, where it is known, holds what the agent did about it.
    package func score(_ turn: UserTurn, before: [UserTurn], next: UserTurn? = nil) -> Score {
        score(
            Turn(turn), before: before.suffix(12).map(Turn.init), next: next.map(Turn.init),
            following: next?.actions ?? [])
    }

    /// The scores of a conversation's turns, in their order, each with what came before and after it.
    package func scores(of conversation: Conversation) -> [Score] {
        let turns = conversation.turns.map(Turn.init)
        return turns.indices.map {
            score(
                turns[$0], before: Array(turns[..<$0].suffix(12)), next: after($0, turns),
                following: following($0, turns, conversation))
        }
    }

    /// The turns that the pipeline takes as corrections, oldest first, each with its evidence.
    package func corrections(in conversation: Conversation) -> [Correction] {
        let turns = conversation.turns.map(Turn.init)
        let said = turns.indices.compactMap { index in
            let before = Array(turns[..<index].suffix(12))
            let following = following(index, turns, conversation)
            return correction(
                turns[index], before: before, next: after(index, turns), following: following,
                in: conversation)
                ?? editCorrection(turns[index].source, in: conversation)
        }
        return said + closingCorrections(of: conversation)
    }

    /// True where a correction is taken to hold beyond its task, and so goes on to be clustered.
    package func isDurable(_ correction: Correction) -> Bool {
        correction.durability >= model.durableThreshold
    }

    private func after(_ index: Int, _ turns: [Turn]) -> Turn? {
        index + 1 < turns.count ? turns[index + 1] : nil
    }

    /// What the agent did after a turn.
    private func following(_ index: Int, _ turns: [Turn], _ conversation: Conversation) -> [AgentAction] {
        after(index, turns)?.source.actions ?? conversation.closingActions
    }

    private func score(_ turn: Turn, before: [Turn], next: Turn?, following: [AgentAction]) -> Score {
        if let text = turn.source.text, !text.isEmpty, !isHumanPrompt(text) { return .machine }
        if turn.source.text?.isEmpty ?? true { return silent(turn, before, following) }
        if turn.isOpening { return .machine }
        let answer = model.answer(Features(turn, before: before, next: next))
        let mayMatter = answer.correction >= 0.15 || answer.durable >= 0.08
        let change = mayMatter ? CommandChange(before: turn.source.actions, after: following) : nil
        let instruction = mayMatter ? Instruction(turn.prose.said, change: change).text : ""
        let correction = max(answer.correction, answer.durable)
        let isCorrection = correction >= model.correctionThreshold
        return Score(
            correction: correction, durable: answer.durable, isCorrection: isCorrection,
            isDurable: isCorrection && answer.durable >= model.durableThreshold, kind: answer.kind,
            instruction: instruction)
    }

    /// The score of a turn whose words are not known.
    private func silent(_ turn: Turn, _ before: [Turn], _ following: [AgentAction]) -> Score {
        let findings = Findings(turn, score: .machine, before: before, following: following)
        return Score(
            correction: findings.confidence, durable: findings.durability,
            isCorrection: findings.confidence >= 0.5,
            isDurable: findings.durability >= 0.4, kind: findings.deeds.change == nil ? .behaviour : .tool,
            instruction: findings.deeds.instruction ?? findings.edits.change?.instruction ?? "")
    }

    private func correction(
        _ turn: Turn, before: [Turn], next: Turn?, following: [AgentAction], in conversation: Conversation
    ) -> Correction? {
        let score = score(turn, before: before, next: next, following: following)
        let findings = Findings(turn, score: score, before: before, following: following)
        let isSure = !turn.tokens.isEmpty && findings.confidence >= model.correctionThreshold
        guard score.isCorrection || isSure else { return nil }
        guard score != .machine, !findings.evidence.isEmpty else { return nil }
        return Correction(
            id: ContentID.make("correction", conversation.session.description, turn.source.id),
            session: conversation.session, user: conversation.user, repository: conversation.repository,
            at: turn.source.at, kind: score.kind, words: turn.source.text ?? "",
            instruction: score.instruction,
            confidence: findings.confidence, durability: findings.durability,
            evidence: findings.evidence, context: turn.source.context)
    }

    /// The correction that edits make by themselves beside words that are about something else.
    private func editCorrection(_ turn: UserTurn, in conversation: Conversation) -> Correction? {
        correction(turn.edits, event: turn.id, at: turn.at, in: conversation)
    }

    /// What the user did to the agent's lines after the last turn, told with that turn.
    private func closingCorrections(of conversation: Conversation) -> [Correction] {
        guard let last = conversation.turns.last else { return [] }
        let at = conversation.closingEdits.map(\.user.at).min() ?? last.at
        return [
            correction(conversation.closingEdits, event: last.id, at: at, in: conversation, mark: "closing")
        ].compactMap { $0 }
    }

    private func correction(
        _ edits: [WorkTreeEdit], event: String, at: Timestamp, in conversation: Conversation,
        mark: String = "edits"
    ) -> Correction? {
        let verdict = EditVerdict(edits)
        guard verdict.confidence >= EditVerdict.clear else { return nil }
        return Correction(
            id: ContentID.make("correction", conversation.session.description, event, mark),
            session: conversation.session, user: conversation.user, repository: conversation.repository,
            at: at, kind: .convention, words: "", instruction: verdict.change?.instruction ?? "",
            confidence: verdict.confidence, durability: verdict.durability,
            evidence: editEvidence(edits, event: event))
    }
}

extension Score {
    /// The score of text that no person wrote.
    static let machine = Score(
        correction: 0, durable: 0, isCorrection: false, isDurable: false, kind: .behaviour, instruction: "")
}
