internal import Events

extension SnapshotMoment {
    /// The message of the commit, with trailers, so that a store explains itself without the journal.
    func message(late: Bool, skipped: Int) -> String {
        var trailers = [("Moda-Session", session.description), ("Moda-Cause", cause.rawValue)]
        if let turn { trailers.append(("Moda-Turn", turn)) }
        if let toolCall { trailers.append(("Moda-Tool-Use-Id", toolCall)) }
        if let tool { trailers.append(("Moda-Tool", tool)) }
        trailers += [("Moda-Delivery", delivery), ("Moda-Observed-At", String(at.milliseconds))]
        if late { trailers.append(("Moda-Late", "true")) }
        if skipped > 0 { trailers.append(("Moda-Skipped", String(skipped))) }
        let lines = trailers.map { "\($0): \(Self.oneLine($1))" }
        return "Snapshot: \(cause.rawValue)\n\n" + lines.joined(separator: "\n") + "\n"
    }

    /// An agent's ids are its own choice; a line of ours they do not begin.
    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
