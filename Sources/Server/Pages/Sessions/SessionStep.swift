internal import Events

/// One thing that happened in a session, as a page shows it.
struct SessionStep: Sendable {
    /// `user`, `answer`, `tool`, `event`, `edit`: a class of the style sheet.
    let kind: String
    let anchor: String
    let who: String
    let time: String
    /// The text as it came, to know it again.
    let raw: String?
    let text: LongText?
    let isWithheld: Bool
    let mark: CorrectionMarks.Mark?
    let subagent: String?
    let tool: Tool?
    let lines: [DiffLine]
    let isEdit: Bool

    struct Tool: Sendable {
        let name: String
        let line: String
        let input: LongText?
        let output: LongText?
        let error: String?
        let outcome: String
        let style: String
        let facts: String
        let hasBody: Bool
    }

    static func plain(_ event: CodingAgentEvent, _ mark: CorrectionMarks.Mark?) -> SessionStep {
        let said = event.text ?? event.skill?.name
        let isSpeech =
            event.kind == .prompt || event.kind == .assistantResponse || event.kind == .refusalWords
        return SessionStep(
            kind: event.kind.style, anchor: PagePath.anchor(event.id), who: event.kind.inWords,
            time: event.at.clockText, raw: event.text, text: said.map { LongText($0) },
            isWithheld: isSpeech && said == nil, mark: mark,
            subagent: event.subagent?.oneLine(60), tool: nil, lines: [], isEdit: false)
    }

    /// An event that says nothing of itself but is where something was corrected.
    static func note(_ event: CodingAgentEvent, _ mark: CorrectionMarks.Mark?) -> SessionStep {
        SessionStep(
            kind: "event", anchor: PagePath.anchor(event.id), who: event.kind.inWords,
            time: event.at.clockText, raw: nil, text: nil, isWithheld: false, mark: mark,
            subagent: event.subagent?.oneLine(60), tool: nil, lines: [], isEdit: false)
    }

    static func tool(
        _ story: ToolStory, _ event: CodingAgentEvent, _ mark: CorrectionMarks.Mark?
    ) -> SessionStep {
        SessionStep(
            kind: "tool", anchor: PagePath.anchor(event.id), who: "Tool", time: event.at.clockText, raw: nil,
            text: nil, isWithheld: false, mark: mark, subagent: event.subagent?.oneLine(60),
            tool: Tool(story), lines: [], isEdit: false)
    }

    static func edit(_ edit: WorkTreeEdit, number: Int) -> SessionStep {
        let values = EvidenceValues.EditDiff(edit)
        return SessionStep(
            kind: "edit", anchor: "edit-\(number)", who: "The user \(values.title)",
            time: edit.user.at.clockText, raw: nil, text: nil, isWithheld: false, mark: nil, subagent: nil,
            tool: nil, lines: values.lines, isEdit: true)
    }
}

extension SessionStep.Tool {
    fileprivate init(_ story: ToolStory) {
        let tool = story.tool
        name = tool?.name.oneLine(80) ?? "a tool"
        let given = tool?.input ?? ""
        line = given.oneLine(160)
        input = given.isEmpty ? nil : LongText(given)
        output = tool?.output.flatMap { $0.isEmpty ? nil : LongText($0) }
        error = (tool?.errorMessage ?? tool?.errorType)?.oneLine(1_000)
        (outcome, style) =
            if story.decision?.isAccepted == false {
                (story.decision?.isUserRefusal == true ? "refused by the user" : "not allowed", "bad")
            } else {
                switch tool?.succeeded {
                case true: ("ok", "good")
                case false: (tool?.exitCode.map { "failed, exit \($0)" } ?? "failed", "bad")
                case nil: ("", "off")
                }
            }
        let allowed = story.decision.flatMap {
            $0.isAccepted ? $0.source.map { "allowed by \($0.oneLine(40))" } : nil
        }
        let took = tool?.durationMilliseconds.map { PageNumber.duration(milliseconds: Double($0)) }
        facts = [took, allowed].compactMap(\.self).joined(separator: ", ")
        hasBody = given.utf8.count > 160 || given.contains("\n") || output != nil || error != nil
    }
}

extension CodingAgentEvent.Kind {
    /// A class of the style sheet.
    fileprivate var style: String {
        switch self {
        case .prompt, .refusalWords: "user"
        case .assistantResponse, .turnEnd: "answer"
        case .toolCall, .toolDecision, .toolResult: "tool"
        default: "event"
        }
    }

    /// For people.
    var inWords: String {
        switch self {
        case .sessionStart: "The session began"
        case .sessionEnd: "The session ended"
        case .prompt: "The user"
        case .machinePrompt: "A program"
        case .assistantResponse, .turnEnd: "The agent"
        case .interrupt: "The user stopped the agent"
        case .apiRequest: "A model call"
        case .apiError: "A model call failed"
        case .toolCall, .toolResult: "A tool"
        case .toolDecision: "A decision on a tool"
        case .refusalWords: "The user refused, and said"
        case .permissionRequest: "The agent asked for permission"
        case .skillActivated: "The agent took up a skill"
        case .subagentStart: "A subagent began"
        case .subagentEnd: "A subagent ended"
        case .compaction: "The conversation was compacted"
        case .other: "Something else"
        }
    }
}
