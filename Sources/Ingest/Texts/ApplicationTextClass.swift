/// What an attribute of an LLM application's span or log record holds, by its name: the one table for all
/// dialects.
enum ApplicationTextClass {
    /// What the application gave to a model, a tool or a step.
    case input
    /// What came back.
    case output
    case error
    /// Nothing that anybody reads.
    case noise
    case other

    init(of name: String) {
        if Self.unread.contains(name) || name.hasSuffix(".embedding.vector") {
            self = .noise
        } else if Self.errors.contains(name) {
            self = .error
        } else if Self.inputs.contains(name) || Self.isListed(name, in: Self.inputLists)
            || name.hasPrefix(Self.variables)
        {
            self = .input
        } else if Self.outputs.contains(name) || Self.isListed(name, in: Self.outputLists) {
            self = .output
        } else {
            self = .other
        }
    }

    /// True for `gen_ai.prompt.0.role` and its like: what is known about a message without its words.
    static func isMetadata(_ name: String) -> Bool {
        let leaf = name[(name.lastIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...]
        return metadata.contains(String(leaf)) && name.contains { $0.isNumber }
    }

    /// True where the name goes on with an index: `gen_ai.prompt.0.content`, but not `gen_ai.prompt.name`.
    private static func isListed(_ name: String, in lists: [String]) -> Bool {
        lists.contains { name.hasPrefix($0) && name.dropFirst($0.count).first?.isNumber == true }
    }
}

extension ApplicationTextClass {
    /// HTTP headers, which may hold keys, and numbers from which texts can be guessed again.
    private static let unread: Set<String> = [
        "llm.headers", "db.query.embeddings.vector", "db.query.result.vector", "db.search.embeddings.vector",
    ]
    private static let errors: Set<String> = ["error", "error.message", "exception.message"]
    private static let metadata: Set<String> = [
        "role", "finish_reason", "id", "name", "tool_call_id", "type", "mime_type", "score",
    ]
    private static let inputs: Set<String> = [
        "gen_ai.input.messages", "gen_ai.system_instructions", "gen_ai.prompt", "llm.prompts",
        "llm.input_messages", "traceloop.entity.input", "input.value", "tool.parameters",
        "gen_ai.tool.call.arguments", "gen_ai.event.content", "gen_ai.retrieval.query.text",
        "reranker.query", "llm.prompt_template.variables", "input", "prompt", "messages", "body",
        "request_data", "ai.prompt", "ai.prompt.messages", "ai.toolCall.args", "ai.value", "ai.values",
        "langfuse.observation.input", "langfuse.trace.input", "mlflow.spanInputs",
        "gcp.vertex.agent.llm_request", "pydantic_ai.all_messages", "all_messages_events", "events",
    ]
    private static let outputs: Set<String> = [
        "gen_ai.output.messages", "gen_ai.completion", "llm.completions", "llm.output_messages",
        "traceloop.entity.output", "output.value", "tool.result", "gen_ai.tool.call.result",
        "gen_ai.retrieval.documents", "gen_ai.evaluation.explanation", "vapi.analysis.summary",
        "vapi.analysis.structured_data", "output", "response", "completion", "response_data",
        "final_result", "ai.response.text", "ai.response.object", "ai.response.toolCalls",
        "ai.response.reasoning", "ai.toolCall.result", "langfuse.observation.output",
        "langfuse.trace.output", "mlflow.spanOutputs", "gcp.vertex.agent.llm_response",
        "db.query.result.document", "db.query.result.metadata", "db.search.result.entity",
    ]
    private static let inputLists = [
        "gen_ai.prompt.", "llm.prompts.", "llm.input_messages.", "embedding.embeddings.",
        "reranker.input_documents.",
    ]
    private static let outputLists = [
        "gen_ai.completion.", "llm.completions.", "llm.output_messages.", "llm.choices.",
        "retrieval.documents.", "reranker.output_documents.",
    ]
    /// What was filled into a prompt's template, by name.
    private static let variables = "traceloop.prompt.template_variables."
}
