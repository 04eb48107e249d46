package import Events

/// A step of an LLM application's trace; a model call's messages stand in its conversation.
package struct SpanView: Sendable, Codable, Equatable {
    /// Trace id, a slash, span id.
    package var id: String
    package var traceID: String
    package var parentID: String?
    package var name: String
    /// What the step was: `llm`, `retrieval`, `tool`, `workflow` and others.
    package var kind: String
    package var status: String
    package var errorType: String?
    package var errorMessage: String?
    /// RFC 3339, UTC.
    package var startedAt: String
    package var durationMilliseconds: Double
    package var application: String?
    package var user: String?
    package var framework: String?
    package var vendor: String?
    package var model: String?
    package var tokens: TokensView?
    package var cost: Double?
    package var input: String?
    package var output: String?
    package var documents: [JSONValue]?
    /// The span that counts, where this one reports the same call.
    package var duplicateOf: String?

    package init(_ span: LLMSpan, application: String?, user: String?, duplicateOf: LLMSpan.ID?) {
        id = span.id
        traceID = span.traceID
        parentID = span.parentID
        name = span.name
        kind = span.kind.rawValue
        status = span.status.rawValue
        errorType = span.errorType
        errorMessage = span.errorMessage
        startedAt = span.startedAt.rfc3339
        durationMilliseconds = Double(span.durationNanoseconds) / 1e6
        self.application = application
        self.user = user
        framework = span.framework
        vendor = span.vendor
        model = span.responseModel ?? span.requestModel
        tokens = span.usage.map(TokensView.init)
        cost = span.usage?.cost
        input = span.inputText
        output = span.outputText
        documents = span.documents.isEmpty ? nil : span.documents
        self.duplicateOf = duplicateOf
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, kind, status, application, user, framework, vendor, model, tokens, input, output
        case documents
        case traceID = "trace_id"
        case parentID = "parent_id"
        case errorType = "error_type"
        case errorMessage = "error_message"
        case startedAt = "started_at"
        case durationMilliseconds = "duration_ms"
        case cost = "cost_usd"
        case duplicateOf = "duplicate_of"
    }
}
