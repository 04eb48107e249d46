package import Events

/// The events inside a raw event; pure, so that normalizing again gives the same rows byte for byte.
///
/// - Returns: The events in the order in which they stand in the body; none for a refused request, and none
///   for records that say nothing about a session (each agent's file lists its noise).
/// - Throws: `NormalizerError` where a stored body cannot be read, which only a damaged store can cause.
package func normalize(_ raw: RawEvent) throws -> [CodingAgentEvent] {
    guard raw.error == nil else { return [] }
    return switch (raw.agent, raw.signal) {
    case (.claude, .logs): try logRecords(in: raw).compactMap(claudeEvent(from:))
    case (.codex, .logs): try logRecords(in: raw).compactMap(codexEvent(from:))
    case (.claude, .hooks): try hookFields(of: raw).map(claudeEvents(from:)) ?? []
    case (.codex, .hooks): try hookFields(of: raw).map(codexEvents(from:)) ?? []
    case (.cursor, _): []
    }
}

/// A stored body that cannot be read.
package struct NormalizerError: Error, CustomStringConvertible {
    package let description: String
}
