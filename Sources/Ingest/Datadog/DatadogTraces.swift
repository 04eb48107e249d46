internal import Events
internal import MessagePack

/// Takes the spans of LLM Observability out of a traces request of Datadog's tracing product
/// (`/v0.4/traces`).
///
/// Such a span carries all that is ours as `meta_struct._llmobs`: bytes that are MessagePack again. Spans
/// without it are the tracing product's own, or copies of spans that come by another way; they are counted
/// and not kept.
struct DatadogTraces {
    private var reader = MessagePackReader()
    private var spans: [JSONValue] = []
    private var copies: Int64 = 0
    private var damaged: Int64 = 0

    /// The spans as the JSON intake would have taken them.
    static func envelope(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
        var traces = DatadogTraces()
        do {
            try traces.read(bytes)
        } catch {
            let reason = "a traces body: \(error)"
            throw traces.reader.isExhausted ? Refusal(status: 413, reason) : .unreadable(reason)
        }
        var members: [String: JSONValue] = [
            "event_type": .string("span"), "spans": .array(traces.spans), "copies": .integer(traces.copies),
        ]
        if traces.damaged > 0 { members["damaged"] = .integer(traces.damaged) }
        return .object(members)
    }

    private mutating func read(_ bytes: [UInt8]) throws(MessagePackError) {
        guard let chunks = try reader.read(bytes[...]).array else {
            throw MessagePackError(description: "a list of traces should stand here")
        }
        for chunk in chunks {
            guard let spans = chunk.array else {
                throw MessagePackError(description: "a trace is a list of spans")
            }
            let high = spans.lazy.compactMap { $0["meta"]?["_dd.p.tid"]?.string }.first
            for span in spans { try add(span, high: high) }
        }
    }

    private mutating func add(_ span: MessagePackValue, high: String?) throws(MessagePackError) {
        guard let held = span["meta_struct"]?["_llmobs"], span["meta"]?["_dd.llmobs.submitted"] == nil,
            let id = span["span_id"]?.unsigned
        else {
            copies += 1
            return
        }
        // One span that its sender broke should not cost the others; a body that is too much should.
        guard let own = try members(held) else {
            damaged += 1
            return
        }
        spans.append(.object(Self.span(own, outer: span, id: id, high: high)))
    }

    private mutating func members(
        _ held: MessagePackValue
    ) throws(MessagePackError) -> [String: MessagePackValue]? {
        guard let bytes = held.binary else { return held.map }
        do {
            return try reader.read(bytes).map
        } catch {
            if reader.isExhausted { throw error }
            return nil
        }
    }

    /// The span's own members with those that only its carrier has.
    private static func span(
        _ members: [String: MessagePackValue], outer: MessagePackValue, id: UInt64, high: String?
    ) -> [String: JSONValue] {
        var span = members.mapValues(\.json)
        let carrier = traceID(low: outer["trace_id"]?.unsigned ?? 0, high: high)
        span["span_id"] = .string(String(id))
        if span["trace_id"]?.string == nil { span["trace_id"] = .string(carrier) }
        if span["name"]?.string == nil { span["name"] = outer["name"]?.json }
        span["start_ns"] = outer["start"]?.json
        span["duration"] = outer["duration"]?.json
        span["service"] = outer["service"]?.json
        span["status"] = .string(outer["error"]?.json.integer ?? 0 == 0 ? "ok" : "error")
        var own = span["_dd"]?.object ?? [:]
        own["apm_trace_id"] = .string(carrier)
        span["_dd"] = .object(own)
        return span
    }

    /// The carrier's 128-bit trace id: its high half comes in hex, once in a trace.
    private static func traceID(low: UInt64, high: String?) -> String {
        let digits = String(low, radix: 16)
        let isHalf = high?.utf8.count == 16 && high?.allSatisfy(\.isHexDigit) == true
        let zeros = String(repeating: "0", count: 16 - digits.utf8.count)
        return (isHalf ? high ?? "" : String(repeating: "0", count: 16)).lowercased() + zeros + digits
    }
}
