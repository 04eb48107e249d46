internal import Events

extension DatadogSpanFields {
    /// Who runs the model, lower-case.
    ///
    /// Since 4.x a library that talks to another address than its vendor's says `unknown`; then it is the
    /// library's own name, as before.
    var vendor: String? {
        let word = meta["model_provider"]?.string?.lowercased() ?? ""
        if !word.isEmpty, word != "unknown" { return word }
        return Self.libraries[tags["integration"]?.string ?? ""]
    }

    /// Integrations that speak to one vendor's interface.
    private static let libraries = [
        "openai": "openai", "anthropic": "anthropic", "google_genai": "google", "gemini": "google",
        "vertexai": "google", "mistralai": "mistral", "bedrock": "amazon_bedrock",
    ]

    /// All that has no member of its own in a span.
    func rest(kind: LLMSpan.Kind) -> [String: JSONValue] {
        var rest = members.filter { !Self.columns.contains($0.key) }
        rest.merge(meta.filter { !Self.metaColumns.contains($0.key) }) { own, _ in own }
        for side in ["input", "output"] {
            for (name, value) in meta[side]?.object ?? [:] where !Self.sideColumns.contains(name) {
                rest[name == "prompt" ? "prompt" : side + "." + name] = value
            }
        }
        if kind == .other, let word = kindWord { rest["span.kind"] = .string(word) }
        if vendor == rest["model_provider"]?.string?.lowercased() { rest["model_provider"] = nil }
        rest["tags"] = .object(tags)
        rest["metrics"] = .object(metrics.filter { !Self.usageNames.contains($0.key) })
        rest["agent_attribution"] = meta["agent_attribution"] ?? attribution
        rest["error.stack"] = error("stack").map(JSONValue.string)
        let own = members["_dd"]?.object ?? [:]
        rest["apm_trace_id"] = own["apm_trace_id"]
        rest["_dd"] = .object(own.filter { !Self.carrierColumns.contains($0.key) })
        return rest.filter { !SpanFields.isEmpty($0.value) }
    }

    /// The agent in which a step ran, as spans carried by traces say it.
    private var attribution: JSONValue? {
        let pair = ["pagent_name", "pagent_span_id"].compactMap { name in members[name].map { (name, $0) } }
        return pair.isEmpty ? nil : .object(Dictionary(pair, uniquingKeysWith: { first, _ in first }))
    }

    private static let columns: Set<String> = [
        "trace_id", "span_id", "parent_id", "name", "start_ns", "duration", "status", "meta", "metrics",
        "tags", "session_id", "ml_app", "service", "_dd", "pagent_name", "pagent_span_id",
    ]
    private static let metaColumns: Set<String> = [
        "input", "output", "span", "span.kind", "error", "error.message", "error.stack", "error.type",
        "model_name",
    ]
    private static let sideColumns: Set<String> = ["value", "messages", "documents"]
    private static let carrierColumns: Set<String> = ["span_id", "trace_id", "apm_trace_id"]
}
