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
    case (.claude, .logs): try logRecords(in: raw).flatMap(claudeEvents(from:))
    case (.codex, .logs): try logRecords(in: raw).flatMap(codexEvents(from:))
    case (_, .hooks): try hookFields(of: raw).map(hookEvents(from:)) ?? []
    case (.claude, .traces): try claudeSpanEvents(agentSpans(in: raw))
    case (.codex, .traces): try codexSpanEvents(agentSpans(in: raw))
    case (_, .transcripts): try transcriptEvents(in: raw)
    default: []
    }
}

private func hookEvents(from hook: HookFields) -> [CodingAgentEvent] {
    switch hook.agent {
    case .claude: claudeEvents(from: hook)
    case .codex: codexEvents(from: hook)
    case .cursor: cursorEvents(from: hook)
    }
}

/// A stored body that cannot be read.
package struct NormalizerError: Error, CustomStringConvertible {
    package let description: String
}
