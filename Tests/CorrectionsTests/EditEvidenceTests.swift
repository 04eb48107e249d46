import Corrections
import Events
import Testing

/// What the user did to the agent's lines stands beside a correction.
@Suite struct EditEvidenceTests {
    private func edit(_ kind: WorkTreeEdit.Kind, _ path: String) -> WorkTreeEdit {
        let moment = WorkTreeEdit.Moment(
            at: Timestamp(milliseconds: 0), turn: nil, toolCall: nil, commit: "c")
        return WorkTreeEdit(
            kind: kind, path: path, agentText: "let a = b!\n", userText: "guard let\n  a = b\n",
            certainty: .sure, agent: moment, user: moment)
    }

    private func corrections(
        _ edits: [WorkTreeEdit], words: String? = "no, never force unwrap, use guard let"
    )
        throws -> [Correction]
    {
        var turns = [
            UserTurn(
                id: "1", position: 0, at: Timestamp(milliseconds: 0), channel: .prompt, text: "add a row"),
            UserTurn(
                id: "2", position: 1, at: Timestamp(milliseconds: 9_000), channel: .prompt, text: words,
                agentText: "Done.",
                actions: [AgentAction(tool: "Edit", input: "a.swift", outcome: .succeeded)]),
        ]
        turns[1].edits = edits
        let session = SessionKey(agent: .claude, id: "s")
        return try Detector().corrections(
            in: Conversation(session: session, user: nil, repository: nil, turns: turns))
    }

    @Test func aCorrectionShowsTheRewriteAndKeepsItsConfidence() throws {
        let with = try corrections([edit(.reverted, "b.swift"), edit(.rewrote, "a.swift")])
        let without = try corrections([])
        #expect(with.count == 1 && without.count == 1)
        #expect(with.first?.confidence == without.first?.confidence)
        #expect(with.first?.durability == without.first?.durability)
        #expect(with.first?.evidence.last?.channel == .edit)
        #expect(
            with.first?.evidence.last?.detail
                == "rewrote a.swift: let a = b! → guard let a = b (and 1 more)")
        #expect(without.first?.evidence.contains { $0.channel == .edit } == false)
    }

    @Test func whiteSpaceAndOtherLinesAreNoEvidence() throws {
        var formatted = edit(.rewrote, "a.swift")
        formatted.isWhitespaceOnly = true
        let found = try corrections([formatted, edit(.edited, "b.swift")])
        #expect(found.count == 1)
        #expect(found.first?.evidence.contains { $0.channel == .edit } == false)
    }

    @Test func oneRewrittenPlaceAloneIsNoCorrection() throws {
        #expect(try corrections([edit(.rewrote, "a.swift")], words: nil).isEmpty)
    }
}
