internal import Events

/// Drops prompts that were taken back.
///
/// Esc before the first answer puts the words back into the input box, and what is then sent is a new prompt.
/// Of prompts with nothing of the agent between them, only the last was meant, if it says the same again.
func withoutResubmissions(_ events: [CodingAgentEvent]) -> [CodingAgentEvent] {
    let agentKinds: Set<CodingAgentEvent.Kind> = [
        .apiRequest, .assistantResponse, .toolCall, .toolDecision, .toolResult, .turnEnd, .apiError,
        .interrupt,
    ]
    var kept: [CodingAgentEvent] = []
    var open: Int?
    for event in events {
        if event.kind == .prompt {
            if let open, isRewording(kept[open], event) { kept.remove(at: open) }
            open = kept.count
        } else if agentKinds.contains(event.kind) {
            open = nil
        }
        kept.append(event)
    }
    return kept
}

/// True where two prompts share most of their words: the second is the first again, edited.
///
/// Two prompts of one turn are not: the second was typed while the first was being worked on.
private func isRewording(_ first: CodingAgentEvent, _ second: CodingAgentEvent) -> Bool {
    guard !second.sharesTurn(with: first.turn) else { return false }
    guard let before = first.text, let after = second.text else { return true }
    let words = [before, after].map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    guard !words[0].isEmpty, !words[1].isEmpty else { return before == after }
    let common = words[0].intersection(words[1]).count
    return 2 * common >= min(words[0].count, words[1].count)
}
