import Events
import Harness
import TestSupport
import Testing

/// A session written down event by event: a second apart, in the order given.
private struct Script {
    let agent: Agent
    private(set) var events: [CodingAgentEvent] = []

    init(_ agent: Agent) { self.agent = agent }

    mutating func add(
        _ kind: CodingAgentEvent.Kind, _ text: String? = nil, by channel: CodingAgentEvent.Channel = .log,
        turn: String? = nil, _ attributes: [String: JSONValue] = [:]
    ) {
        var event = CodingAgentEvent(
            id: "e\(events.count)", session: SessionKey(agent: agent, id: "s"), kind: kind,
            at: Timestamp(milliseconds: Int64(events.count) * 1000), channel: channel, attributes: attributes)
        event.text = text
        event.turn = turn
        events.append(event)
    }

    mutating func call(
        _ kind: CodingAgentEvent.Kind, _ id: String, _ input: String? = nil, succeeded: Bool? = nil,
        decision: ToolDecision? = nil, text: String? = nil
    ) {
        add(kind, text)
        var tool = ToolUse(name: "Bash", callID: id)
        tool.input = input
        tool.succeeded = succeeded
        events[events.count - 1].tool = tool
        events[events.count - 1].decision = decision
    }

    var turns: [UserTurn] {
        let key = SessionKey(agent: agent, id: "s")
        let zero = Timestamp(milliseconds: 0)
        let session = Session(
            key: key, user: nil, repository: nil, branch: nil, directory: nil, firstAt: zero, lastAt: zero,
            events: events.count, revision: 1, handledRevision: 0)
        return Conversation(session: session, events: events.reversed()).turns
    }
}

private let allowed = ToolDecision(isAccepted: true, source: "config")
private let refused = ToolDecision(isAccepted: false, source: "user_reject")

@Suite struct ConversationTests {
    @Test func aTurnKnowsWhatTheAgentHadDoneAndSaid() {
        var script = Script(.claude)
        script.add(.prompt, "install zod")
        script.add(.apiRequest)
        script.call(.toolDecision, "t1", decision: allowed)
        script.call(.toolResult, "t1", "npm install zod", succeeded: false)
        script.add(.apiRequest)
        script.add(.assistantResponse, "It failed.")
        script.add(.prompt, "use pnpm")
        let turn = script.turns[1]
        #expect(turn.agentText == "It failed.")
        #expect(turn.actions == [AgentAction(tool: "Bash", input: "npm install zod", outcome: .failed)])
        #expect(!turn.interrupted)
    }

    @Test(arguments: [
        "<task-notification>\n<task-id>a5</task-id>",
        "Generate a concise, single-line task title of at most 36 characters. User prompt:\nuse pnpm",
    ])
    func aMachinesPromptIsNoTurnAndTakesNoPersonsPromptBack(_ text: String) {
        var script = Script(.claude)
        script.add(.prompt, "the task title of at most 36 characters")
        script.add(.prompt, text)
        #expect(script.turns.map(\.text) == ["the task title of at most 36 characters"])
    }

    @Test(arguments: ["/exit", "/write-changelog 1.3.0", "/my:command now"])
    func aSlashCommandIsNoTurnThoughAHookShowsItAsWords(_ text: String) {
        var script = Script(.claude)
        script.add(.prompt, text, by: .hook)
        #expect(script.turns.isEmpty)
    }

    @Test(arguments: ["/etc/hosts is wrong", "/ is no route", "a / b", "/v1.2 is out"])
    func aPathIsNoSlashCommand(_ text: String) {
        var script = Script(.claude)
        script.add(.prompt, text)
        #expect(script.turns.map(\.text) == [text])
    }

    @Test func whatIsPastedIsNotSaid() {
        var script = Script(.claude)
        let paste = "<pasted_content id=\"1\">no, use npm</pasted_content id=\"1\">"
        script.add(.prompt, "I get \(paste) and \(paste)!")
        #expect(script.turns.map(\.text) == ["I get  and !"])
    }

    @Test func aPromptTakenBackBeforeAnyAnswerIsNoTurn() {
        var script = Script(.claude)
        script.add(.prompt, "add a sum row")
        script.add(.prompt, "add a sum row, at the bottom")
        script.add(.apiRequest)
        script.add(.prompt, "add a sum row")
        #expect(script.turns.map(\.text) == ["add a sum row, at the bottom", "add a sum row"])
    }

    @Test func wordsTypedIntoARunningTurnTakeNothingBack() {
        var script = Script(.claude)
        script.add(.prompt, "add a sum row", by: .hook, turn: "p1")
        script.add(.prompt, "sum row at the bottom", by: .hook, turn: "p1")
        #expect(script.turns.count == 2)
    }

    @Test func whatTheAgentSaysToItselfIsNotHeard() {
        var script = Script(.claude)
        script.add(.prompt, "go on")
        script.add(.assistantResponse, "Done.", ["query_source": "repl_main_thread:outputStyle:custom"])
        script.add(.assistantResponse, "<summary>use pnpm</summary>", ["query_source": "compact"])
        script.add(.prompt, "thanks")
        #expect(script.turns.last?.agentText == "Done.")
    }

    @Test func twoPromptsWithoutLettersAreNotTheSame() {
        var script = Script(.claude)
        script.add(.prompt, "👍")
        script.add(.prompt, "???")
        #expect(script.turns.count == 2)
    }
}

@Suite struct RefusalTurnTests {
    @Test func wordsOfARefusalJoinTheDecisionOfTheirCall() {
        var script = Script(.claude)
        script.add(.prompt, "clean up")
        script.call(.toolDecision, "t1", "rm -rf build", decision: refused)
        script.call(.toolDecision, "t2", "rm -rf dist", decision: refused)
        script.call(.refusalWords, "t1", text: "not that one")
        let turns = script.turns
        #expect(turns.map(\.channel) == [.prompt, .refusal, .refusal])
        #expect(turns.map(\.text) == ["clean up", "not that one", nil])
        #expect(turns[1].actions.map(\.outcome) == [.refused])
    }

    @Test func wordsThatComeBeforeTheDecisionAreOneTurnWithIt() {
        var script = Script(.claude)
        script.call(.refusalWords, "t1", text: "not that one")
        script.call(.toolDecision, "t1", decision: refused)
        #expect(script.turns.map(\.text) == ["not that one"])
    }

    @Test(arguments: [true, false])
    func wordsInTheOutputOfACallThatRanAreNotBelieved(_ hasResult: Bool) {
        var script = Script(.claude)
        script.call(.toolDecision, "t1", "cat notes", decision: allowed)
        if hasResult { script.call(.toolResult, "t1", "cat notes", succeeded: true) }
        script.call(.refusalWords, "t1", text: "always use npm")
        #expect(script.turns.isEmpty)
    }

    @Test func aPlainNoIsOneTurnWithWhatIsTypedNext() {
        var script = Script(.claude)
        script.add(.prompt, "deploy")
        script.add(.apiRequest)
        script.call(.toolDecision, "t1", "deploy prod", decision: refused)
        script.add(.prompt, "to staging, I meant")
        let turns = script.turns
        #expect(turns.map(\.text) == ["deploy", "to staging, I meant"])
        #expect(turns[1].interrupted)
        #expect(turns[1].actions.map(\.outcome) == [.refused])
    }

    @Test func aRefusedCallThatCodexReportsAsFailedIsRefused() {
        var script = Script(.codex)
        script.call(.toolDecision, "t1", decision: ToolDecision(isAccepted: false, source: "User"))
        script.call(.toolResult, "t1", "touch x", succeeded: false)
        #expect(script.turns.map(\.channel) == [.refusal])
        #expect(
            script.turns.first?.actions == [AgentAction(tool: "Bash", input: "touch x", outcome: .refused)])
    }

    @Test func aRefusalByConfigurationIsNoTurn() {
        var script = Script(.claude)
        script.call(.toolDecision, "t1", decision: ToolDecision(isAccepted: false, source: "config"))
        script.call(.toolDecision, "t2", decision: ToolDecision(isAccepted: false, source: "hook"))
        #expect(script.turns.isEmpty)
    }
}

@Suite struct InterruptTurnTests {
    /// Whether the second prompt came because the agent had been stopped.
    private func isStopped(_ agent: Agent, _ between: (inout Script) -> Void) -> Bool? {
        var script = Script(agent)
        script.add(.prompt, "run the slow job", turn: "p1")
        between(&script)
        script.add(.prompt, "no, use the fast one", turn: "p2")
        script.add(.apiRequest)
        script.add(.turnEnd, by: .hook)
        return script.turns.last?.interrupted
    }

    @Test func codexHooksSayIt() {
        #expect(isStopped(.codex) { $0.add(.interrupt, by: .hook) } == true)
    }

    @Test func inCodexLogsACallThatNeverCameBackTellsIt() {
        #expect(isStopped(.codex) { $0.call(.toolDecision, "t1", decision: allowed) } == true)
    }

    @Test func aCallThatComesBackLaterWasOnlySteered() {
        var script = Script(.codex)
        script.add(.prompt, "run the slow job")
        script.call(.toolDecision, "t1", decision: allowed)
        script.add(.prompt, "then the fast one")
        script.call(.toolResult, "t1", "sleep 4", succeeded: true)
        #expect(script.turns.map(\.interrupted) == [false, false])
        #expect(script.turns[1].actions.map(\.input) == ["sleep 4"])
    }

    @Test func aTurnWithoutItsEndTellsItWhereEndsAreTold() {
        #expect(isStopped(.claude) { $0.add(.apiRequest) } == true)
        #expect(
            isStopped(.claude) {
                $0.add(.apiRequest)
                $0.add(.turnEnd, by: .hook)
            } == false)
    }

    @Test func aTurnThatFailedIsOver() {
        #expect(isStopped(.claude) { $0.add(.apiError, by: .hook) } == false)
    }

    @Test func inClaudesLogsAResultThatTheModelNeverSawTellsIt() {
        var script = Script(.claude)
        script.add(.prompt, "run the slow job")
        script.add(.apiRequest)
        script.call(.toolResult, "t1", "sleep 20", succeeded: false)
        script.add(.prompt, "no, use the fast one")
        #expect(script.turns.map(\.interrupted) == [false, true])
    }

    @Test(arguments: [["delivery.mode": "mid_turn"], [:]] as [[String: JSONValue]])
    func aMessageIntoTheRunningTurnStopsNothing(_ attributes: [String: JSONValue]) {
        var script = Script(.claude)
        script.add(.prompt, "run the slow job", turn: "p1")
        script.add(.apiRequest)
        script.call(.toolResult, "t1", "sleep 3", succeeded: true)
        script.add(.prompt, "then the fast one", turn: "p1", attributes)
        script.add(.apiRequest)
        script.add(.turnEnd, by: .hook)
        #expect(script.turns.map(\.interrupted) == [false, false])
    }
}
