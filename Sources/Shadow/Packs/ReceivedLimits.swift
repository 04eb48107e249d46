/// How much a server keeps of the snapshots that other machines send.
package struct ReceivedLimits: Sendable, Equatable {
    /// Days after its last snapshot that a session is kept.
    ///
    /// What corrections quote of it is with the corrections; a session that is read anew after that has only
    /// its events.
    package var days = 90
    /// Bytes of one tenant.
    package var tenantBytes: Int64 = 4 << 30
    /// Bytes of all tenants together.
    package var bytes: Int64 = 16 << 30
    /// Hours after its last snapshot in which a session is not dropped to make room.
    package var activeHours = 12
    /// Packs of one store from which on they become one: each parcel brings one.
    package var packs = 40
    /// Seconds after which a round of clearing up begins nothing new.
    package var seconds = 20.0

    package init() {}
}
