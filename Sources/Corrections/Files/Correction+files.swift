package import Events

extension Conversation {
    /// A correction of this conversation with the files that it was about.
    package func placed(_ correction: Correction) -> Correction {
        let events = Set(correction.evidence.map(\.event))
        guard let turn = turns.first(where: { events.contains($0.id) }) else { return correction }
        let isClosing = correction.evidence.contains { $0.channel == .edit } && turn.id == turns.last?.id
        let edits = turn.edits + (isClosing ? closingEdits : [])
        // What was done by hand tells more than what the agent did besides.
        let isByHand = correction.words.isEmpty && !edits.isEmpty
        var placed = correction
        let files = TouchedFiles(isByHand ? [] : turn.actions, edits, below: directory).paths
        placed.files = files.isEmpty ? nil : Array(files.prefix(Self.mostFiles))
        return placed
    }

    private static let mostFiles = 20
}
