internal import CFork

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A copy of this process that outlives it, in a session of its own.
///
/// It holds nothing of the agent's: agents wait for the end of the pipes that they gave their hook, however
/// many processes have them.
package struct DetachedChild {
    /// Reads the end of the child's work.
    private let ending: Int32

    /// No look takes this long; whatever hangs (a network's file system) ends here, in seconds.
    private static let lifetime: UInt32 = 300

    /// Runs the work in the child; nil where there can be none.
    ///
    /// Only for a process without threads: what they held would stay held for ever.
    package init?(_ work: () -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        let child = moda_fork()
        guard child != 0 else {
            Self.detach(keeping: ends[1])
            work()
            _exit(0)
        }
        close(ends[1])
        guard child > 0 else {
            close(ends[0])
            return nil
        }
        ending = ends[0]
    }

    /// Waits for the child's end, as long as the budget lasts.
    package func wait(_ budget: Budget) {
        var wanted = pollfd(fd: ending, events: Int16(POLLIN), revents: 0)
        while !budget.isSpent {
            if poll(&wanted, 1, Int32(clamping: budget.remaining)) >= 0 || errno != EINTR { return }
        }
    }

    private static func detach(keeping descriptor: Int32) {
        setsid()
        moda_close_inherited(descriptor)
        let nothing = open("/dev/null", O_RDWR)
        if nothing >= 0 { for standard in Int32(0)...2 { dup2(nothing, standard) } }
        for signal in [SIGTERM, SIGHUP, SIGINT] { restore(signal) }
        alarm(lifetime)
    }
}

/// Lets a signal have its usual effect again.
private func restore(_ number: Int32) { signal(number, SIG_DFL) }
