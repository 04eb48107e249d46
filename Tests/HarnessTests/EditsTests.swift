import Events
import Git
import Harness
import Shadow
import TestSupport
import Testing

/// What snapshots show reaches the turns that it belongs to.
@Suite struct EditsTests {
    private func moment(_ seconds: Int64, turn: String? = nil) -> WorkTreeEdit.Moment {
        WorkTreeEdit.Moment(
            at: Timestamp(milliseconds: seconds * 1000), turn: turn, toolCall: nil, commit: "c")
    }

    private func edit(
        _ path: String, at seconds: Int64, turn: String? = nil, kind: WorkTreeEdit.Kind = .rewrote
    ) -> WorkTreeEdit {
        WorkTreeEdit(
            kind: kind, path: path, agentText: "let a = b!\n", userText: "guard let a = b\n",
            certainty: .sure,
            agent: moment(0), user: moment(seconds, turn: turn))
    }

    private func event(_ kind: CodingAgentEvent.Kind, at seconds: Int64, turn: String?, _ text: String)
        -> CodingAgentEvent
    {
        var event = CodingAgentEvent(
            id: "e\(seconds)", session: SessionKey(agent: .claude, id: "s"), kind: kind,
            at: Timestamp(milliseconds: seconds * 1000), channel: .hook)
        event.turn = turn
        event.text = text
        return event
    }

    private func conversation(
        _ edits: [WorkTreeEdit], isSubagent: Bool = false, of events: [CodingAgentEvent]? = nil
    ) -> Conversation {
        let zero = Timestamp(milliseconds: 0)
        let session = Session(
            key: SessionKey(agent: .claude, id: "s"), user: nil, repository: nil, branch: nil, directory: nil,
            firstAt: zero, lastAt: zero, events: 4, revision: 1, handledRevision: 0)
        return Conversation(
            session: session,
            events: events ?? [
                event(.prompt, at: 10, turn: "t1", "add a sum row"),
                event(.turnEnd, at: 20, turn: "t1", "Done."),
                event(.prompt, at: 30, turn: "t2", "no, never force unwrap, use guard let instead"),
                event(.turnEnd, at: 40, turn: "t2", "Done."),
            ], isSubagent: isSubagent, edits: edits)
    }

    @Test func anEditBelongsToThePromptThatFollowsIt() {
        let conversation = conversation([
            edit("late.swift", at: 60), edit("b.swift", at: 30, turn: "t2"), edit("a.swift", at: 15),
        ])
        #expect(conversation.turns.map { $0.edits.map(\.path) } == [[], ["a.swift", "b.swift"]])
        #expect(conversation.closingEdits.map(\.path) == ["late.swift"])
    }

    @Test func theTurnThatAHookNamesCountsMoreThanTheClock() {
        let conversation = conversation([
            edit("ahead.swift", at: 33, turn: "t2"), edit("near.swift", at: 11, turn: "t2"),
        ])
        #expect(conversation.turns.map { $0.edits.map(\.path) } == [[], ["near.swift", "ahead.swift"]])
    }

    @Test func whereNoTurnIsNamedThePromptAtTheSameMomentHasIt() {
        let conversation = conversation(
            [edit("first.swift", at: 10), edit("second.swift", at: 11), edit("third.swift", at: 13)],
            of: [
                event(.prompt, at: 10, turn: nil, "add a sum row"),
                event(.turnEnd, at: 10, turn: nil, "Done."),
                event(.prompt, at: 11, turn: nil, "no, never force unwrap, use guard let instead"),
                event(.turnEnd, at: 12, turn: nil, "Done."),
                event(.prompt, at: 14, turn: nil, "now commit it"),
            ])
        #expect(
            conversation.turns.map { $0.edits.map(\.path) }
                == [["first.swift"], ["second.swift"], ["third.swift"]])
    }

    @Test func aHookWhoseClockIsAheadStillSawItsPrompt() {
        let conversation = conversation(
            [edit("ahead.swift", at: 31)],
            of: [
                event(.prompt, at: 10, turn: nil, "add a sum row"),
                event(.turnEnd, at: 20, turn: nil, "Done."),
                event(.prompt, at: 30, turn: nil, "no, never force unwrap, use guard let instead"),
            ])
        #expect(conversation.turns.map { $0.edits.map(\.path) } == [[], ["ahead.swift"]])
    }

    @Test func nobodyTypedInASubagent() {
        let conversation = conversation([edit("a.swift", at: 15)], isSubagent: true)
        #expect(conversation.turns.isEmpty)
        #expect(conversation.closingEdits.isEmpty)
    }
}
