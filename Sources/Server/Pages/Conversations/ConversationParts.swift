internal import Events
internal import Store

/// One message of a conversation.
struct MessageValues: Sendable {
    struct Block: Sendable {
        let isText: Bool
        /// `thinks`, `calls NAME`, `NAME answers`; "" for plain words.
        let label: String
        let content: LongText
    }

    let anchor: String
    let role: String
    let style: String
    let time: String
    let blocks: [Block]
    let isFailed: Bool
    let finish: String?
    let judgements: [EvaluationValues]
    let hasJudgements: Bool

    /// How answers end when all is well, in the words of several vendors.
    private static let usualEnds: Set<String> = [
        "stop", "end_turn", "stop_sequence", "completed", "tool_use", "tool_call", "tool_calls",
        "function_call",
    ]

    init(_ stored: ConversationMessage, evaluations: [EvaluationValues]) {
        anchor = "m-\(stored.position)"
        role = stored.message.role.oneLine(40)
        style =
            switch stored.message.role {
            case "user": "user"
            case "assistant": "answer"
            case "tool": "tool"
            default: "event"
            }
        time = PageTime(stored.at).text
        blocks = stored.message.blocks.prefix(100).map(Block.init)
        isFailed = stored.isFailed
        finish = stored.message.finishReason.flatMap {
            Self.usualEnds.contains($0.lowercased()) ? nil : $0.oneLine(60)
        }
        judgements = evaluations
        hasJudgements = !evaluations.isEmpty
    }
}

extension MessageValues.Block {
    fileprivate init(_ block: ContentBlock) {
        switch block {
        case .text(let text): self.init(isText: true, label: "", content: LongText(text, first: 4_000))
        case .thinking(let text): self.init(isText: false, label: "thought", content: LongText(text))
        case .toolCall(_, let name, let arguments):
            self.init(isText: false, label: "called \(name.oneLine(60))", content: LongText(arguments))
        case .toolResult(_, let name, let content):
            self.init(
                isText: false, label: "\(name?.oneLine(60) ?? "the tool") answered",
                content: LongText(content))
        case .media(let type, let reference):
            self.init(
                isText: false, label: type?.oneLine(60) ?? "a file", content: LongText(reference, first: 300))
        case .other(let value): self.init(isText: false, label: "other", content: LongText(value.text))
        }
    }
}

/// One judgement.
struct EvaluationValues: Sendable {
    let label: String
    let value: String
    let style: String
    let reasoning: String?
    let time: String

    init(_ evaluation: Evaluation) {
        label = evaluation.label.oneLine(80)
        let given = evaluation.value
        value =
            given.number.map { $0 == $0.rounded() ? given.text : PageNumber.fixed($0, 3) }
            ?? (given.string ?? given.text).oneLine(200)
        style =
            switch evaluation.assessment {
            case "pass": "good"
            case "fail": "bad"
            default: "off"
            }
        reasoning = evaluation.reasoning?.oneLine(1_000)
        time = PageTime(evaluation.at).text
    }
}

/// One step behind a conversation.
struct SpanValues: Sendable {
    let name: String
    let kind: String
    let time: String
    let took: String
    let model: String
    let tokens: String
    let error: String?
    let input: LongText?
    let output: LongText?
    let documents: [LongText]
    let hasBody: Bool
    let isRepeat: Bool

    init(_ stored: StoredSpan) {
        let span = stored.span
        name = span.name.oneLine(80)
        kind = span.kind.rawValue
        time = span.startedAt.clockText
        took = PageNumber.duration(milliseconds: Double(span.durationNanoseconds) / 1e6)
        model = (span.responseModel ?? span.requestModel)?.oneLine(60) ?? ""
        tokens =
            span.usage.map {
                "\(PageNumber.short(Double($0.input ?? 0))) in, \(PageNumber.short(Double($0.output ?? 0))) out"
            } ?? ""
        error =
            span.status == .error
            ? (span.errorMessage ?? span.errorType ?? "failed").oneLine(400) : nil
        input = span.inputText.map { LongText($0) }
        output = span.outputText.map { LongText($0) }
        documents = span.documents.prefix(20).map { LongText($0.text, first: 600) }
        hasBody = input != nil || output != nil || !documents.isEmpty
        isRepeat = stored.duplicateOf != nil
    }
}
