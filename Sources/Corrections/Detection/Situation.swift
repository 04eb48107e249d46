internal import Events

/// What the agent had just done when the user spoke, as far as it bears on whether the turn corrects it.
struct Situation: Sendable {
    var knowsAgent: Bool
    var interrupted: Bool
    var refused: Bool
    /// The agent's text ends in a question.
    var asked: Bool
    /// The agent's text ends in a question about the matter, not in an offer to go on.
    var wantsToKnow: Bool
    /// The agent's text ends in the middle of work: "let me fix this:".
    var endsOpen: Bool
    /// One flag a cue of `AgentTable`.
    var shows: [Bool]

    static let names = Cue.agent.map(\.name)

    init(_ turn: Turn) {
        let end = turn.agentText.suffix(160)
        shows = CueIndex.agent.matches(in: turn.agentTokens, endsAsking: false).map { !$0.isEmpty }
        knowsAgent = !turn.agentText.isEmpty || !turn.source.actions.isEmpty
        asked = end.contains(UInt8(ascii: "?")) || String(decoding: end, as: UTF8.self).contains("\u{FF1F}")
        wantsToKnow = endsInQuestion(turn.agentText) && !Situation.offers(turn.agentTokens)
        endsOpen = turn.agentText.last == UInt8(ascii: ":")
        refused = turn.source.channel == .refusal || turn.source.actions.last?.outcome == .refused
        interrupted = turn.source.interrupted
        if let stopped = Situation.names.firstIndex(of: "stopped") {
            interrupted = interrupted || shows[stopped]
        }
    }

    /// True where the last sentence offers to do something.
    private static func offers(_ tokens: [Token]) -> Bool {
        guard let place = names.firstIndex(of: "offers"), let last = tokens.last?.sentence else {
            return false
        }
        let closing = tokens.filter { $0.sentence == last }
        return !CueIndex.agent.matches(in: closing, endsAsking: true)[place].isEmpty
    }

    /// True where an agent's words own up to a mistake: polite, so a hint and no more.
    static func admits(_ turn: Turn) -> Bool {
        guard let place = names.firstIndex(of: "admits") else { return false }
        return !CueIndex.agent.matches(in: turn.agentTokens, endsAsking: false)[place].isEmpty
    }
}

/// True where the last mark, but for what closes a quotation or an emphasis, is a question mark.
private func endsInQuestion(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(12).reversed().drop { "*_`\")] ".utf8.contains($0) }
    return end.first == UInt8(ascii: "?") || end.prefix(3).elementsEqual("\u{FF1F}".utf8.reversed())
}
