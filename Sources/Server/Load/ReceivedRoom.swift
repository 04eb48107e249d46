internal import Hummingbird
package import Shadow
internal import Synchronization

/// How much room the snapshots from other machines take, about, and whether more may come.
///
/// Measured by each round of clearing up; in between, what comes is added.
package final class ReceivedRoom: Sendable {
    private struct State {
        var tenants: [String: Int64] = [:]
        var rungAt: ContinuousClock.Instant?
    }

    let limits: ReceivedLimits
    /// Rung when there may be something to clear up.
    let bell = Bell()
    private let state = Mutex(State())

    package init(_ limits: ReceivedLimits = ReceivedLimits()) { self.limits = limits }

    /// Adds what a tenant, by its folder, is about to send.
    ///
    /// - Throws: 507 where it is too much, which is no reason to try again soon: only what is dropped for its
    ///   age, or because nobody works there any more, makes room.
    func take(_ bytes: Int, of tenant: String) throws {
        let (isTight, full) = state.withLock { state -> (Bool, String?) in
            let own = (state.tenants[tenant] ?? 0) + Int64(bytes)
            let all = state.tenants.values.reduce(0, +) + Int64(bytes)
            let isTight = own > limits.tenantBytes / 10 * 9 || all > limits.bytes / 10 * 9
            if own > limits.tenantBytes { return (isTight, "its snapshots take all of their room") }
            if all > limits.bytes { return (isTight, "the snapshots of all take all of their room") }
            state.tenants[tenant] = own
            return (isTight, nil)
        }
        if isTight { ringNowAndThen() }
        guard let full else { return }
        throw Failure(
            status: .init(code: 507, reasonPhrase: "Insufficient Storage"),
            detail: "\(full) (moda serve --snapshot-room, --snapshot-days); telemetry is taken as ever")
    }

    /// Goes by what was measured.
    func settle(_ use: ReceivedUse) { state.withLock { $0.tenants = use.tenants } }

    /// Once a minute at most, since a round looks at every file.
    private func ringNowAndThen() {
        let isDue = state.withLock { state in
            if let last = state.rungAt, ContinuousClock.now - last < .seconds(60) { return false }
            state.rungAt = .now
            return true
        }
        if isDue { bell.ring() }
    }
}
