package import Events

/// What a raw event holds; pure, so that normalizing again gives the same rows byte for byte.
///
/// - Returns: Rows in the order in which they stand in the body; none for a refused request, none for
///   metrics, which stay raw, and none for records that say nothing about a session (each agent's file lists
///   its noise).
/// - Throws: `NormalizerError` where a stored body cannot be read, which only a damaged store can cause.
package func normalize(_ raw: RawEvent) throws -> Normalized {
    guard raw.error == nil else { return Normalized() }
    return switch raw.provider {
    case .claude, .codex, .cursor: Normalized(events: try agentEvents(in: raw))
    case .application: Normalized(spans: try applicationSpans(in: raw))
    case .datadog: try datadogRows(in: raw)
    }
}

private func agentEvents(in raw: RawEvent) throws -> [CodingAgentEvent] {
    switch (raw.provider, raw.signal) {
    case (.claude, .logs): try logRecords(in: raw).compactMap(claudeEvent(from:))
    case (.codex, .logs): try logRecords(in: raw).compactMap(codexEvent(from:))
    case (.claude, .hooks): try hookFields(of: raw).map(claudeEvents(from:)) ?? []
    case (.codex, .hooks): try hookFields(of: raw).map(codexEvents(from:)) ?? []
    case (.cursor, .hooks): try hookFields(of: raw).map(cursorEvents(from:)) ?? []
    case (.claude, .traces), (.codex, .traces): try agentSpanEvents(in: raw)
    default: []
    }
}

/// A stored body that cannot be read.
package struct NormalizerError: Error, CustomStringConvertible {
    package let description: String
}
