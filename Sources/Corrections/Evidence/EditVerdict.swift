internal import Events

/// How far a user's edits to the agent's fresh lines show, without a word, that the agent had it wrong.
///
/// People also go on with an agent's work by hand, so one rewritten place is believed less than half; what was taken
/// back whole, done in several places, or changed the same way twice is believed more.
struct EditVerdict: Sendable {
    var confidence = 0.0
    var durability = 0.0
    /// The same words changed the same way in more than one place, or in the only place that was rewritten.
    var change: EditChange?

    /// From here on edits make a correction even beside words that are about something else.
    static let clear = 0.6

    init(_ edits: [WorkTreeEdit]) {
        let telling = edits.filter { !$0.isWhitespaceOnly && $0.kind != .edited }
        let beliefs = telling.map(belief).sorted(by: >)
        guard let strongest = beliefs.first else { return }
        // Edits of one pause hang together: those after the first count half.
        var doubt = beliefs.dropFirst().prefix(8).reduce(1 - strongest) { $0 * (1 - $1 / 2) }
        let changes = telling.compactMap(EditChange.init)
        let counts = Dictionary(changes.map { ($0, 1) }, uniquingKeysWith: +)
        let commonest = counts.max { ($0.value, $1.key.instruction) < ($1.value, $0.key.instruction) }
        if let commonest, commonest.value > 1 {
            change = commonest.key
            doubt *= 0.5
        } else if telling.count == 1 {
            change = changes.first
        }
        confidence = 1 - doubt
        durability = counts.values.contains { $0 > 1 } ? 0.35 : 0.1
    }
}

/// Estimates: taking something back says more than writing it anew, and what was seen between the agent's stop and
/// the next prompt more than what may be another tool's doing.
private func belief(_ edit: WorkTreeEdit) -> Double {
    let isSure = edit.certainty == .sure
    switch edit.kind {
    case .reverted, .restored: return isSure ? 0.65 : 0.4
    case .deleted: return isSure ? 0.45 : 0.3
    case .rewrote: return isSure ? 0.45 : 0.3
    case .edited: return 0
    }
}
