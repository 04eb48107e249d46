internal import Events
internal import Store

/// A key that was proven, and when.
final class ProvenKey: Sendable {
    private static let lifetime: Int64 = 3_000
    let record: KeyRecord
    let since: Timestamp

    init(_ record: KeyRecord, since: Timestamp) {
        self.record = record
        self.since = since
    }

    /// Also stale where the clock went back.
    func isFresh(at now: Timestamp) -> Bool {
        since <= now && now.milliseconds - since.milliseconds < Self.lifetime
    }
}
