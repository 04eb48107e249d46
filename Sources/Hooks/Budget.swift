#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// How long an agent may have waited for us, by a clock that nobody sets.
package struct Budget: Sendable {
    /// Milliseconds on the monotonic clock.
    private let end: Int64

    /// From now on.
    package init(milliseconds: Int) { end = Self.clock() + Int64(milliseconds) }

    package var isSpent: Bool { remaining == 0 }

    /// Milliseconds, never below 0.
    package var remaining: Int { Int(max(0, end - Self.clock())) }

    private static func clock() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
