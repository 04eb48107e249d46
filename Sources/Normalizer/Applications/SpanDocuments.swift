internal import Events

extension SpanFields {
    /// Documents that a retrieval found or ranked, and texts that were embedded.
    var documents: [JSONValue] {
        if kind == .embedding { return embeddedTexts }
        for name in ["retrieval.documents", "reranker.output_documents", "reranker.input_documents"] {
            let items = AttributeList.items(name, in: attributes)
            if !items.isEmpty { return items.map { $0["document"] ?? $0 } }
        }
        if let list = attributes["gen_ai.retrieval.documents"].map(MessageReader.opened)?.array {
            return list
        }
        return events.filter { Self.results.contains($0.name) }.map { document($0) }
    }

    /// Events in which OpenLLMetry's vector stores report each thing found.
    static let results: Set<String> = ["db.query.result", "db.search.result"]

    private func document(_ event: Event) -> JSONValue {
        let members = event.attributes.map { key, value in
            let leaf = key.split(separator: ".").last.map(String.init) ?? key
            return (leaf, value)
        }
        return .object(Dictionary(members.sorted { $0.0 < $1.0 }, uniquingKeysWith: { first, _ in first }))
    }

    /// What was embedded, each as `{"text": …}`, by whichever dialect.
    private var embeddedTexts: [JSONValue] {
        let named = AttributeList.items("embedding.embeddings", in: attributes)
            .compactMap { ($0["embedding"] ?? $0)["text"]?.string }
        if !named.isEmpty { return named.map { .object(["text": .string($0)]) } }
        for name in MessageSources.inputs {
            var items = AttributeList.items(name, in: attributes)
            if items.isEmpty, let value = attributes[name] {
                items = MessageReader.opened(value).array ?? [value]
            }
            let texts = items.compactMap { MessageReader.message($0, role: "user")?.text }
            if !texts.isEmpty { return texts.map { .object(["text": .string($0)]) } }
        }
        return []
    }
}
