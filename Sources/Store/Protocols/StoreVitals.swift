package import Events

/// How the store does: what keeps a server from being ready, and what an operator watches.
package struct StoreVitals: Sendable, Equatable {
    /// Bytes that its disk has left; nil where the system does not say.
    package var freeBytes: Int64?
    /// Of its file.
    package var bytes: Int64
    /// Raw events that wait to be normalized, of all tenants, about, and since when the oldest does.
    package var waiting: Int
    package var oldestWaiting: Timestamp?
    /// Steps of the schema that this program knows and the store has not had.
    package var missingMigrations: [String]
    /// Whether its file is being written anew: telemetry is taken meanwhile, decisions are not.
    package var isBeingRewritten: Bool

    package init(
        freeBytes: Int64?, bytes: Int64, waiting: Int, oldestWaiting: Timestamp?, missingMigrations: [String],
        isBeingRewritten: Bool
    ) {
        self.freeBytes = freeBytes
        self.bytes = bytes
        self.waiting = waiting
        self.oldestWaiting = oldestWaiting
        self.missingMigrations = missingMigrations
        self.isBeingRewritten = isBeingRewritten
    }
}

/// A store that tells how it does.
package protocol VitalStore: Sendable {
    func vitals() async throws -> StoreVitals
}
