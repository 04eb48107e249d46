internal import Events

/// A session's events as a person reads them: by turns, a tool call with its result as one step.
struct SessionReplay: Sendable {
    struct Turn: Sendable {
        /// For a link, and for the heading.
        let number: Int
        let title: String
        let time: String
        var steps: [SessionStep]
        /// Tokens and money of the turn's model calls.
        var usage: String?
    }

    private(set) var turns: [Turn] = []
    private let marks: CorrectionMarks
    private var results: [String: ToolStory] = [:]
    private var told: Set<String> = []
    private var edits: ArraySlice<WorkTreeEdit>
    private var editsShown = 0
    private var spent = UsageSum()

    init(
        _ events: [CodingAgentEvent], corrections: CorrectionMarks, edits: [WorkTreeEdit], isFirst: Bool,
        isLast: Bool
    ) {
        marks = corrections
        let visible = edits.filter { !$0.isWhitespaceOnly }.sorted { $0.user.at < $1.user.at }
        let (start, end) = (events.first?.at, events.last?.at)
        self.edits =
            visible.filter { edit in
                guard let start, let end else { return false }
                return (isFirst || edit.user.at >= start) && (isLast || edit.user.at <= end)
            }[...]
        for event in events {
            if let call = event.tool?.callID { results[call, default: ToolStory()].add(event) }
        }
        for event in events { take(event) }
        takeEdits(before: nil)
        close()
    }

    private mutating func take(_ event: CodingAgentEvent) {
        takeEdits(before: event)
        switch event.kind {
        case .prompt: begin(event, isMachine: false)
        case .machinePrompt: begin(event, isMachine: true)
        case .apiRequest: spent.add(event.usage)
        case .toolCall, .toolResult, .toolDecision: takeTool(event)
        case .turnEnd where event.text == nil, .sessionStart, .sessionEnd, .subagentEnd, .other,
            .permissionRequest:
            if let mark = marks.mark(of: event.id) { add(.note(event, mark)) }
        case .turnEnd where isRepeated(event): break
        default: add(.plain(event, marks.mark(of: event.id)))
        }
    }

    /// What ends a turn often repeats the answer that came before.
    private func isRepeated(_ event: CodingAgentEvent) -> Bool {
        turns.last?.steps.contains { $0.kind == "answer" && $0.raw == event.text } == true
    }

    private mutating func begin(_ event: CodingAgentEvent, isMachine: Bool) {
        close()
        turns.append(
            Turn(
                number: turns.count + 1,
                title: isMachine ? "Written by a program" : "Turn \(turns.count + 1)",
                time: PageTime(event.at).text, steps: [.plain(event, marks.mark(of: event.id))]))
    }

    private mutating func takeTool(_ event: CodingAgentEvent) {
        guard let call = event.tool?.callID else {
            add(.tool(ToolStory(event), event, marks.mark(of: event.id)))
            return
        }
        let mark = marks.mark(of: event.id)
        let isNew = told.insert(call).inserted
        guard isNew || mark != nil, let story = results[call] else { return }
        add(isNew ? .tool(story, event, mark) : .note(event, mark))
    }

    /// What the user changed by hand, where it was first seen.
    private mutating func takeEdits(before event: CodingAgentEvent?) {
        while let edit = edits.first, event.map({ edit.user.at <= $0.at }) ?? true {
            edits = edits.dropFirst()
            editsShown += 1
            add(.edit(edit, number: editsShown))
        }
    }

    private mutating func add(_ step: SessionStep) {
        if turns.isEmpty {
            turns.append(Turn(number: 1, title: "Before the first prompt", time: step.time, steps: []))
        }
        turns[turns.count - 1].steps.append(step)
    }

    private mutating func close() {
        if !turns.isEmpty { turns[turns.count - 1].usage = spent.text }
        spent = UsageSum()
    }
}
