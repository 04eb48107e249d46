package import Events

/// Lets old telemetry go, a little at a time.
package protocol RetentionStore: Sendable {
    /// Lets the next small batch go of what a sweep is after.
    ///
    /// A session goes with its events once it was read by a run, unless a skill that is served or proposed rests
    /// on it; its corrections stay with their clusters. A conversation goes with its traces and their messages. A
    /// raw event goes once nothing that is kept was made from it. Of jobs, those that are over.
    ///
    /// - Returns: What went, which may be nothing; nil where the sweep is through.
    func expire(_ sweep: inout ExpirySweep, atMost rows: Int) async throws -> Expired?

    /// Bytes of the store that rows take; what was freed is used again and does not count.
    func usedBytes() async throws -> Int64
    /// Bytes of the store's file, with what was freed.
    func fileBytes() async throws -> Int64
    /// Gives the freed room back to the disk by writing the file anew, for which decisions are held off for as long as
    /// copying what is left takes.
    ///
    /// - Throws: `StoreError` also where the disk has no room for the copy.
    func shrink() async throws
    /// When the oldest raw event came in.
    func oldestRawEvent() async throws -> Timestamp?
}

/// What went for its age.
package struct Expired: Sendable, Equatable {
    package var sessions = 0
    package var events = 0
    package var traces = 0
    package var messages = 0
    package var rawEvents = 0
    package var jobs = 0

    package init() {}

    package var isEmpty: Bool { self == Expired() }

    package static func += (sum: inout Expired, more: Expired) {
        sum.sessions += more.sessions
        sum.events += more.events
        sum.traces += more.traces
        sum.messages += more.messages
        sum.rawEvents += more.rawEvents
        sum.jobs += more.jobs
    }
}

/// How long telemetry is kept, and how much of it; nil for ever, and for whatever there is.
package struct RetentionLimits: Sendable, Equatable {
    package var days: Int?
    package var bytes: Int64?

    package init(days: Int? = nil, bytes: Int64? = nil) {
        self.days = days
        self.bytes = bytes
    }
}
