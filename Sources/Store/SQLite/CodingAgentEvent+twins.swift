internal import Events

extension CodingAgentEvent {
    /// True where both may be reports of one event by two channels.
    func isTwin(of other: CodingAgentEvent) -> Bool {
        guard channels.isDisjoint(with: other.channels), twin?.key == other.twin?.key else { return false }
        if let mine = words, let theirs = other.words, mine != theirs { return false }
        let window = min(twin?.window ?? .max, other.twin?.window ?? .max)
        return distance(to: other) <= UInt64(max(window, 0))
    }

    /// Milliseconds between the two.
    func distance(to other: CodingAgentEvent) -> UInt64 {
        let (gap, overflowed) = at.milliseconds.subtractingReportingOverflow(other.at.milliseconds)
        return overflowed ? .max : gap.magnitude
    }

    /// Both reports as one row, the same whichever came first: it has the log's id, and a prompt that one
    /// channel knows to be a machine's is a machine's.
    func joined(with other: CodingAgentEvent) -> CodingAgentEvent {
        var result = merged(with: other)
        if other.channels.contains(.log), !channels.contains(.log) { result.id = other.id }
        if kind == .machinePrompt || other.kind == .machinePrompt { result.kind = .machinePrompt }
        return result
    }

    /// What tells the same words in two channels: the text's digest, or the trace of it where it could not be
    /// kept.
    private var words: String? {
        if let text { return ContentID.sha256(text.utf8) }
        return attributes["prompt.trace"]?["sha256"]?.string
    }
}
