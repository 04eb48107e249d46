internal import Events

extension SpanFields {
    /// What the step was: by the words that dialects have for it, else by what it carries.
    var kind: LLMSpan.Kind {
        for name in Self.kindNames {
            if let word = attributes[name]?.string?.lowercased(), let kind = Self.kinds[word] { return kind }
        }
        if isVectorStore { return .vectorStore }
        if isNamed("vapi.tool.") || attributes["gen_ai.tool.call.id"] != nil || attributes["tool.name"] != nil
        {
            return .tool
        }
        if name == "vapi.call" { return .workflow }
        if AttributeList.hasAny("retrieval.documents", in: attributes) { return .retrieval }
        if AttributeList.hasAny("embedding.embeddings", in: attributes) { return .embedding }
        return isModelCall ? .llm : .other
    }

    private var isModelCall: Bool {
        self[.requestModel] != nil || self[.responseModel] != nil || self[.inputTokens] != nil
            || MessageSources.names.contains {
                attributes[$0] != nil || AttributeList.hasAny($0, in: attributes)
            }
    }

    private var isVectorStore: Bool {
        let system = attributes["db.system"] ?? attributes["db.system.name"]
        if let word = system?.string?.lowercased(), Self.stores.contains(word) { return true }
        return attributes.keys.contains { $0.hasPrefix("db.vector.") }
    }

    private func isNamed(_ prefix: String) -> Bool { name.hasPrefix(prefix) }

    /// Where a dialect says what a span is, the surest first.
    private static let kindNames = [
        "openinference.span.kind", "traceloop.span.kind", "gen_ai.operation.name", "llm.request.type",
        "llm.request_type",
    ]

    /// The dialects' words, lower-case.
    private static let kinds: [String: LLMSpan.Kind] = [
        "llm": .llm, "chat": .llm, "completion": .llm, "text_completion": .llm, "generate_content": .llm,
        "embedding": .embedding, "embeddings": .embedding,
        "retriever": .retrieval, "retrieval": .retrieval, "search": .retrieval,
        "reranker": .reranker, "rerank": .reranker,
        "tool": .tool, "execute_tool": .tool,
        "task": .task, "prompt": .task,
        "chain": .workflow, "workflow": .workflow, "invoke_workflow": .workflow,
        "agent": .agent, "invoke_agent": .agent, "create_agent": .agent,
        "guardrail": .guardrail, "evaluator": .evaluator, "evaluation": .evaluator,
        "vector_store": .vectorStore,
    ]

    private static let stores: Set<String> = [
        "pinecone", "chroma", "chromadb", "qdrant", "weaviate", "milvus", "lancedb", "marqo", "pgvector",
        "faiss", "vespa",
    ]
}
