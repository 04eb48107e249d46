internal import Events
internal import OTLP

extension SpanTexts {
    /// Events that say only that a piece of a stream came, thousands of them in a long answer.
    private static let chunks: Set<String> = [
        "llm.content.completion.chunk", "gen_ai.content.completion.chunk",
    ]

    /// The attributes of an LLM application's span or span event.
    func applicationAttributes(_ attributes: [KeyValue]) -> [KeyValue] {
        ApplicationTexts(policy: policy, keeper: keeper).kept(attributes)
    }

    /// Replaces the pieces of a stream by their number.
    func countChunks(of span: inout SpanRecord) {
        let count = span.events.count
        span.events.removeAll { Self.chunks.contains($0.name) }
        let dropped = count - span.events.count
        guard dropped > 0 else { return }
        span.attributes.append(KeyValue("moda.stream_chunks", .integer(Int64(dropped))))
    }
}
