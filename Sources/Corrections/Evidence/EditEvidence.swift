internal import Events

/// What the user did to the agent's lines before a turn, as evidence.
///
/// One entry at most, of the edit that tells most: rewritten lines show what was wanted instead, reverted
/// ones only what was not. White space alone tells nothing.
func editEvidence(of turn: UserTurn) -> [Evidence] { editEvidence(turn.edits, event: turn.id) }

/// The same of any edits, told as part of an event.
func editEvidence(_ edits: [WorkTreeEdit], event: String) -> [Evidence] {
    let telling = edits.filter { !$0.isWhitespaceOnly && weight($0) > 0 }
    guard let best = telling.max(by: { weight($0) < weight($1) }) else { return [] }
    return [Evidence(channel: .edit, event: event, detail: detail(best, of: telling.count))]
}

private func weight(_ edit: WorkTreeEdit) -> Int {
    let certainty = edit.certainty == .sure ? 1 : 0
    switch edit.kind {
    case .rewrote: return 6 + certainty
    case .reverted, .deleted, .restored: return 4 + certainty
    case .edited: return 0
    }
}

private func detail(_ edit: WorkTreeEdit, of count: Int) -> String {
    let what = "\(edit.kind.rawValue) \(edit.path.prefix(120))"
    let change = [edit.agentText, edit.userText].map { oneLine($0) }
    let shown = change.allSatisfy(\.isEmpty) ? "" : ": \(change[0]) → \(change[1])"
    return what + shown + (count > 1 ? " (and \(count - 1) more)" : "")
}

private func oneLine(_ text: String) -> String {
    String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(90))
}
