internal import Events

extension SpanFields {
    /// All that has no member of its own, with the tools offered and the unread events under one name each.
    func rest(hasOutput: Bool) -> [String: JSONValue] {
        var rest = attributes.filter { !isRead($0.key) && !Self.isEmpty($0.value) }
        if let tools = offeredTools { rest["gen_ai.tool.definitions"] = .array(tools) }
        // Why an answer ended stands on the answer; without one it is kept here.
        for name in SpanField.finishReasons.names where hasOutput { rest[name] = nil }
        let unread = events.filter { !isRead($0) }.prefix(Self.eventLimit).map { event in
            JSONValue.object(["name": .string(event.name), "attributes": .object(event.attributes)])
        }
        if !unread.isEmpty { rest["span_events"] = .array(Array(unread)) }
        for name in ["deployment.environment", "deployment.environment.name", "service.version"] {
            if let value = resource[name], rest[name] == nil { rest[name] = value }
        }
        return rest
    }

    /// Events that a row shows; all of them are in the raw event.
    private static let eventLimit = 64
    private static let toolLists = ["llm.request.functions", "llm.tools"]
    private static let documentLists = [
        "retrieval.documents", "reranker.output_documents", "reranker.input_documents",
        "embedding.embeddings",
    ]

    private func isRead(_ name: String) -> Bool {
        SpanField.columns.contains(name) || Attribution.names.contains(name)
            || MessageSources.names.contains(name) || name == "gen_ai.retrieval.documents"
            || Self.lists.contains { AttributeList.isItem(name, of: $0) }
    }

    private static let lists = MessageSources.names + toolLists + documentLists

    private func isRead(_ event: Event) -> Bool {
        (event.name == "exception" && statusCode == 2) || MessageSources.events[event.name] != nil
            || event.name == "gen_ai.client.inference.operation.details" || Self.results.contains(event.name)
    }

    /// The tools that the model could call, whichever dialect lists them.
    private var offeredTools: [JSONValue]? {
        if let value = attributes["gen_ai.tool.definitions"] { return MessageReader.opened(value).array }
        for name in Self.toolLists {
            let items = AttributeList.items(name, in: attributes)
            if !items.isEmpty { return items.map(tool) }
        }
        return nil
    }

    /// One tool; its schema, which comes as JSON in a string, opened.
    private func tool(_ item: JSONValue) -> JSONValue {
        guard case .object(let members) = item["tool"] ?? item else { return item }
        if let schema = members["json_schema"] { return MessageReader.opened(schema) }
        return .object(members.mapValues(MessageReader.opened))
    }
}
