package import Events

/// One walk through what is older than a moment: where it stands, and what it has picked to let go next.
///
/// What goes is picked by reading, beside the writer, some at a time; a write looks again at each that it takes.
package struct ExpirySweep: Sendable {
    enum Stage: CaseIterable {
        case sessions, conversations, rawEvents, jobs
    }

    /// Sessions or conversations that may go, the oldest first, and behind which of them the next are looked for.
    struct Picked: Sendable {
        var waiting: ArraySlice<AgedKey> = []
        var last: AgedKey?

        /// Drops the first, which is done with.
        mutating func advance() { last = waiting.popFirst() ?? last }
    }

    package let before: Timestamp
    var stages = Stage.allCases[...]
    var sessions = Picked()
    var conversations = Picked()
    /// Messages of each tenant that its traces named which went; nil for all that it has.
    var named: [TenantID: Set<String>?] = [:]
    var unnamed: UnnamedMessages?
    var rawEvents: ArraySlice<Int64> = []
    /// The last raw event that was looked at.
    var rawPlace: Int64 = 0
    /// Whether messages are looked for that an earlier sweep left behind when it was cut off.
    var looksForLeftovers: Bool

    /// - Parameters:
    ///   - before: What is not older stays.
    ///   - looksForLeftovers: For the first sweep of a process.
    package init(before: Timestamp, looksForLeftovers: Bool = false) {
        self.before = before
        self.looksForLeftovers = looksForLeftovers
    }
}

/// A session or a conversation by its age.
struct AgedKey: Sendable {
    let at: Int64
    let tenant: String
    /// Empty for a conversation.
    let provider: String
    let id: String
}
