internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The clocks that a look needs.
enum Clock {
    /// No later than what the file system would write as a file's time now.
    static func beforeFileTime() -> FileTime {
        #if canImport(Darwin)
        time(of: CLOCK_REALTIME)
        #else
        time(of: CLOCK_REALTIME_COARSE)  // the clock that file systems go by, unless they know it finer
        #endif
    }

    /// No earlier than any time that the file system has written by now.
    ///
    /// Linux since 6.13 writes fine times where somebody looked at the coarse one before.
    static func afterFileTime() -> FileTime { time(of: CLOCK_REALTIME) }

    private static func time(of clock: clockid_t) -> FileTime {
        var now = timespec()
        clock_gettime(clock, &now)
        return FileTime(seconds: Int64(now.tv_sec), nanoseconds: Int32(truncatingIfNeeded: now.tv_nsec))
    }

    /// Seconds since some moment, which nobody can set.
    static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    static func sleep(milliseconds: Int) {
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        nanosleep(&time, nil)
    }
}

/// The time that a look may take.
struct Deadline {
    private let end: Double

    init(seconds: Double) { end = Clock.seconds() + seconds }

    var isOver: Bool { Clock.seconds() > end }
}
