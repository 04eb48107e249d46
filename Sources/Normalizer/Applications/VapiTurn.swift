internal import Events

extension SpanFields {
    /// When the span began; turns of a Vapi call a millisecond apart, by the number in their name.
    ///
    /// The SDK makes all spans of a finished call at once, many in one millisecond, so that their times alone
    /// would not tell which turn was spoken first.
    var begunAt: Timestamp {
        let prefix = "vapi.turn."
        guard name.hasPrefix(prefix), let turn = UInt16(name.dropFirst(prefix.count)) else {
            return startedAt
        }
        let (shifted, overflows) = startedAt.milliseconds.addingReportingOverflow(Int64(turn))
        return overflows ? startedAt : Timestamp(milliseconds: shifted)
    }
}
