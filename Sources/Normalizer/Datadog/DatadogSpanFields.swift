internal import Events

/// One span of LLM Observability as the normalizer reads it, the same for every version of `ddtrace`.
struct DatadogSpanFields {
    let members: [String: JSONValue]
    let meta: [String: JSONValue]
    let metadata: [String: JSONValue]
    let metrics: [String: JSONValue]
    let tags: [String: JSONValue]
    /// The tracer's version: 2.x has names and holes of its own.
    let version: String?
    let traceID: String
    let spanID: String
    let receivedAt: Timestamp

    init(_ span: JSONValue, tracer: String?, raw: RawEvent, position: Int) {
        members = span.object ?? [:]
        meta = span["meta"]?.object ?? [:]
        metadata = meta["metadata"]?.object ?? [:]
        metrics = span["metrics"]?.object ?? [:]
        tags = datadogTags(span["tags"])
        version = tags["ddtrace.version"]?.string ?? tracer
        receivedAt = raw.receivedAt
        // A span without ids is none that anything refers to; it still gets one row and no more.
        let made = ContentID.make(raw.digest, String(position))
        traceID = (datadogID(members["trace_id"]) ?? datadogID(span["_dd"]?["trace_id"]) ?? made).lowercased()
        spanID = datadogID(members["span_id"]) ?? made
    }

    /// A span's own text, else its tag's: versions put the same things here or there.
    func text(_ member: String, tag: String? = nil) -> String? {
        for text in [members[member]?.string, tag.flatMap { tags[$0]?.string }] {
            if let text, !text.isEmpty { return text }
        }
        return nil
    }

    /// The parent within the same application or, by headers, in another; "undefined" is a root's.
    var parentID: String? {
        datadogID(members["parent_id"]).flatMap { ["undefined", "0"].contains($0) ? nil : $0 }
    }

    /// The step's kind in the sender's word: nested, or flat in 2.x.
    var kindWord: String? { (meta["span"]?["kind"] ?? meta["span.kind"])?.string }

    var startedAt: Timestamp {
        members["start_ns"]?.integer.flatMap { UInt64(exactly: $0) }
            .flatMap(Timestamp.init(unixNanoseconds:)) ?? receivedAt
    }

    var durationNanoseconds: Int64 { max(0, members["duration"]?.integer ?? 0) }

    /// A part of the error: nested, or flat in 2.x.
    func error(_ part: String) -> String? {
        let text = (meta["error"]?[part] ?? meta["error." + part])?.string
        return text?.isEmpty == true ? nil : text
    }
}

/// An id as text: nil for none.
func datadogID(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .integer(let number): String(number)
    default: nil
    }
}

/// Tags by name: an object, or a list of `name:value` of which only the first colon parts them.
///
/// The first of two equal names counts.
func datadogTags(_ value: JSONValue?) -> [String: JSONValue] {
    if let tags = value?.object { return tags }
    let pairs = (value?.array ?? []).compactMap(\.string).map { tag -> (String, JSONValue) in
        let parts = tag.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), .string(parts.count == 2 ? String(parts[1]) : ""))
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
}
