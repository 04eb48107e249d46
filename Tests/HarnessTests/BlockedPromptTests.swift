import Events
import Harness
import TestSupport
import Testing

/// A prompt that a hook refused never reached the agent: the next one stopped nothing.
@Suite struct BlockedPromptTests {
    private func turns(_ marks: [String: JSONValue]) -> [UserTurn] {
        let key = SessionKey(agent: .claude, id: "s")
        let kinds: [CodingAgentEvent.Kind] = [.prompt, .turnEnd, .prompt, .prompt, .turnEnd]
        let words = ["first", nil, "a second thing", "something else again", nil]
        let events = kinds.indices.map { index in
            var event = CodingAgentEvent(
                id: "e\(index)", session: key, kind: kinds[index],
                at: Timestamp(milliseconds: Int64(index) * 1_000), channel: .log,
                attributes: index == 2 ? marks : [:])
            event.text = words[index]
            event.turn = "t\(index)"
            return event
        }
        let zero = Timestamp(milliseconds: 0)
        let session = Session(
            key: key, user: nil, repository: nil, branch: nil, directory: nil, firstAt: zero, lastAt: zero,
            events: events.count, revision: 1, handledRevision: 0)
        return Conversation(session: session, events: events).turns
    }

    @Test func thePromptAfterABlockedOneIsNoInterrupt() {
        #expect(turns(["submit_hooks_started": true]).map(\.interrupted) == [false, false, false])
    }

    @Test func thePromptAfterOneThatRanIs() {
        let marks: [String: JSONValue] = ["submit_hooks_started": true, "submit_hooks_completed": true]
        #expect(turns(marks).map(\.interrupted) == [false, false, true])
        #expect(turns([:]).map(\.interrupted) == [false, false, true])
    }
}
