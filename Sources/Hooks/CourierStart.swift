#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Sees to it that a courier runs, and that never more than one is started for the same work.
///
/// What is in the spool before a hook finds the courier's lock held is seen by that courier: it looks once
/// more after it let go.
package struct CourierStart: Sendable {
    package let spool: Spool
    /// The `moda` program.
    package let program: String?

    /// The bytes of the spool's lock file: one held by the courier while it works, one while a hook starts it.
    package static let working: Int64 = 0
    package static let starting: Int64 = 1
    /// Milliseconds in which a courier that was started must have come up; a failed start costs that much.
    private static let patience: Int64 = 500
    /// A later "not before" than this says that somebody set the clock.
    private static let longestRest: Int64 = 600_000

    package init(spool: Spool, program: String?) {
        self.spool = spool
        self.program = program
    }

    /// Starts a courier unless one runs, was started just now, or asked to be left alone for a while.
    package func ensure(now: Int64) {
        guard let lock = FileLock(path: spool.lockPath), !lock.isHeld(Self.working),
            lock.take(Self.starting)
        else { return }
        defer { lock.release(Self.starting) }
        let rest = lock.stamp - now
        guard rest <= -Self.patience || rest > Self.longestRest else { return }
        lock.stamp(now)
        if let program { _ = OwnProgram.start(program, ["hook", "deliver"]) }
        spool.keepWithin(now: now)
    }

    /// Gives an item that found no room on disk to a courier of its own, by a pipe.
    ///
    /// Returns when the courier has it all: not while an agent waits.
    package func hand(over item: SpoolItem) {
        var ends: [Int32] = [-1, -1]
        guard let program, pipe(&ends) == 0 else { return }
        let isStarted = OwnProgram.start(program, ["hook", "deliver", "--item"], input: ends[0])
        close(ends[0])
        if isStarted { _ = SmallFile.append(item.bytes, to: ends[1]) }
        close(ends[1])
    }
}
