/// How a runner keeps time: its lease, its patience with what fails, and what a run may take.
package struct JobPace: Sendable {
    /// Milliseconds until another runner takes over from one that died.
    package var lease: Int64 = 15_000
    /// Milliseconds between two renewals: two may be lost before the lease is.
    package var heartbeat: Int64 = 5_000
    /// Milliseconds between two looks whether somebody wants the run to end.
    package var look: Int64 = 1_000
    /// Seconds of work that a run may take.
    package var budget: Int64 = 7_200
    /// Attempts at an item that fails by itself, before it is set aside.
    package var attempts = 3
    /// Attempts at an item, or at the run, where the store is busy.
    package var busyAttempts = 6
    /// Items in a row that are set aside before the run fails: then it is not the items' fault.
    package var patience = 20
    /// Runners that may end in a row without finishing an item, before each item is noted when it is begun.
    package var trust = 2
    /// Between attempts at an item.
    package var itemBackOff: BackOff
    /// Between attempts at a run.
    package var jobBackOff: BackOff

    package init(chance: @escaping @Sendable () -> Double = { 0.5 }) {
        itemBackOff = BackOff(firstPause: 0.25, longestPause: 5, chance: chance)
        jobBackOff = BackOff(firstPause: 5, longestPause: 300, chance: chance)
    }

    /// A runner's lease of another length, with heartbeats to match.
    package mutating func hold(seconds: Int) {
        lease = Int64(seconds) * 1_000
        heartbeat = lease / 3
        look = min(look, heartbeat)
    }
}
