internal import Events
internal import Store
internal import Synchronization

/// Keys that were proven a moment ago, so that not every request asks the store.
///
/// Held by the digest of the whole key, never by its id: a wrong key always takes the same way through the
/// store, so that its answer's timing does not tell which keys are in use. Wrong keys leave nothing here. An
/// entry lives for three seconds: a revocation by another process counts after that.
final class ProvenKeys: Sendable {
    private struct Entry {
        let record: KeyRecord
        let since: Timestamp
    }

    private static let lifetime: Int64 = 3_000
    private let capacity: Int
    private let entries = Mutex<[String: Entry]>([:])

    init(capacity: Int = 1_024) { self.capacity = capacity }

    var count: Int { entries.withLock(\.count) }

    func record(digest: String, at now: Timestamp) -> KeyRecord? {
        entries.withLock { entries in
            entries[digest].flatMap { Self.isFresh($0, at: now) ? $0.record : nil }
        }
    }

    func add(_ record: KeyRecord, at now: Timestamp) {
        entries.withLock { entries in
            if entries.count >= capacity { entries = entries.filter { Self.isFresh($0.value, at: now) } }
            if entries.count >= capacity, let oldest = entries.min(by: { $0.value.since < $1.value.since }) {
                entries[oldest.key] = nil
            }
            entries[record.digest] = Entry(record: record, since: now)
        }
    }

    /// Also stale where the clock went back.
    private static func isFresh(_ entry: Entry, at now: Timestamp) -> Bool {
        entry.since <= now && now.milliseconds - entry.since.milliseconds < lifetime
    }
}
