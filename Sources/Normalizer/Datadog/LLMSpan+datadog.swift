internal import Events

extension LLMSpan {
    init(from fields: DatadogSpanFields) {
        self.init(
            provider: .datadog, traceID: fields.traceID, spanID: fields.spanID, parentID: fields.parentID,
            name: fields.members["name"]?.string ?? "",
            kind: fields.kindWord.flatMap { Kind(rawValue: $0.lowercased()) } ?? .other,
            startedAt: fields.startedAt, durationNanoseconds: fields.durationNanoseconds)
        readStatus(of: fields)
        readCall(of: fields)
        readTexts(of: fields)
        attributes = fields.rest(kind: kind)
        conversation.own = fields.text("session_id", tag: "session_id")
        conversation.computed = kind == .llm ? conversationID(of: input) : nil
        who = Attribution(attributes: fields.tags)
        // A person is only a tag here, by a name of the application's choice or of Datadog's.
        let people = ["usr.email", "user_id", "usr.id"].lazy.compactMap { fields.tags[$0]?.string }
        who.user = who.user ?? people.first { !$0.isEmpty }
    }

    private mutating func readStatus(of fields: DatadogSpanFields) {
        let word = fields.members["status"]?.string ?? ""
        status = ["ok": .ok, "error": .error][word] ?? (fields.tags["error"]?.bool == true ? .error : .unset)
        guard status == .error else { return }
        errorType = fields.error("type") ?? fields.text("", tag: "error_type")
        errorMessage = fields.error("message")
    }

    private mutating func readCall(of fields: DatadogSpanFields) {
        application = fields.text("ml_app", tag: "ml_app") ?? fields.text("service", tag: "service")
        let integration = fields.text("", tag: "integration")
        let words = ["ddtrace" + (integration.map { "." + $0 } ?? ""), fields.version]
        framework = words.compactMap { $0 }.joined(separator: " ")
        vendor = fields.vendor
        // One name for both; where a library's answer names the model, it is that.
        requestModel = fields.meta["model_name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        usage = fields.usage
        isStreaming = fields.metadata["stream"]?.bool
    }

    private mutating func readTexts(of fields: DatadogSpanFields) {
        let reader = DatadogMessages(version: fields.version)
        let (given, made) = (fields.meta["input"] ?? .null, fields.meta["output"] ?? .null)
        input = reader.messages(in: given, role: "user")
        output = reader.messages(in: made, role: "assistant")
        if let reason = fields.metadata["finish_reason"]?.string, !output.isEmpty {
            output[output.count - 1].finishReason = reason
        }
        (inputText, outputText) = (Self.value(of: given), Self.value(of: made))
        documents = items("documents", of: given) + items("documents", of: made)
    }

    private static func value(of side: JSONValue) -> String? {
        guard let value = side.string == nil ? side["value"] : side, value != .null else { return nil }
        return value.string ?? value.text
    }
}
