internal import Events
internal import Store
internal import Synchronization

/// Keys that were proven a moment ago, so that not every request asks the store.
///
/// Held by the digest of the whole key, never by its id: a wrong key always takes the same way through the
/// store, so that its answer's timing does not tell which keys are in use. Wrong keys leave nothing here. An
/// entry lives for three seconds: a revocation by another process counts after that.
final class ProvenKeys: Sendable {
    private let capacity: Int
    private let keys = Mutex<[String: ProvenKey]>([:])

    init(capacity: Int = 1_024) { self.capacity = capacity }

    var count: Int { keys.withLock(\.count) }

    func key(digest: String, at now: Timestamp) -> ProvenKey? {
        keys.withLock { $0[digest] }.flatMap { $0.isFresh(at: now) ? $0 : nil }
    }

    func add(_ record: KeyRecord, at now: Timestamp) {
        keys.withLock { keys in
            if keys.count >= capacity { keys = keys.filter { $0.value.isFresh(at: now) } }
            if keys.count >= capacity, let oldest = keys.min(by: { $0.value.since < $1.value.since }) {
                keys[oldest.key] = nil
            }
            keys[record.digest] = ProvenKey(record, since: now)
        }
    }
}
