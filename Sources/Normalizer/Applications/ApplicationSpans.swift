internal import Events

/// The spans of an LLM application's OTLP request, in the order in which they stand there.
///
/// Its logs stay raw: the `gen_ai` events among them belong to spans that come in other requests, before or
/// after.
func applicationSpans(in raw: RawEvent) throws -> [LLMSpan] {
    guard raw.signal == .traces else { return [] }
    return try spanRecords(in: raw).map(LLMSpan.init(from:))
}

extension LLMSpan {
    init(from fields: SpanFields) {
        self.init(
            provider: .application, traceID: fields.traceID, spanID: fields.spanID,
            parentID: fields.parentID, name: fields.name, kind: fields.kind, startedAt: fields.begunAt,
            durationNanoseconds: fields.durationNanoseconds)
        readStatus(of: fields)
        readCall(of: fields)
        (input, output) = fields.messages
        readTexts(of: fields)
        documents = fields.documents
        attributes = fields.rest(hasOutput: !output.isEmpty)
        conversation.own = fields.text(.conversation)
        conversation.agentSession = fields.text(.agentSession)
        conversation.computed = kind == .llm ? conversationID(of: input) : nil
        who = Attribution(attributes: fields.attributes, resource: fields.resource)
        who.user = fields.text(.user) ?? who.user
    }

    private mutating func readCall(of fields: SpanFields) {
        application = fields.resource["service.name"]?.string
        framework = fields.scope
        vendor = fields.text(.vendor)?.lowercased()
        requestModel = fields.text(.requestModel)
        responseModel = fields.text(.responseModel)
        responseID = fields.text(.responseID)
        usage = fields.usage
        isStreaming =
            fields[.streaming]?.bool ?? (fields.attributes["moda.stream_chunks"] != nil ? true : nil)
    }

    private mutating func readStatus(of fields: SpanFields) {
        status = [1: .ok, 2: .error][fields.statusCode] ?? .unset
        guard status == .error else { return }
        let exception = fields.events.last { $0.name == "exception" }?.attributes ?? [:]
        errorType = fields.text(.errorType) ?? exception["exception.type"]?.string
        let messages = [
            fields.statusMessage, fields.text(.errorMessage), exception["exception.message"]?.string,
        ]
        errorMessage = messages.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// A model call's messages say it all; OpenInference repeats them once more as text.
    private mutating func readTexts(of fields: SpanFields) {
        let isCall = kind == .llm
        if !isCall || input.isEmpty { inputText = fields[.inputText].map(stepText) }
        if !isCall || output.isEmpty { outputText = fields[.outputText].map(stepText) }
    }
}

/// Text as a person would read it: a JSON string without its quotes, other JSON as it is.
private func stepText(_ value: JSONValue) -> String {
    guard let text = value.string else { return value.text }
    guard text.hasPrefix("\""), let inner = try? JSONValue(parsing: text) else { return text }
    return inner.string ?? text
}
