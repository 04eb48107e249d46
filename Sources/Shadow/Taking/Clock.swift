internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The two clocks that a look needs.
enum Clock {
    /// What the file system would write as a file's time now, or a little before.
    static func fileTime() -> FileTime {
        var now = timespec()
        #if canImport(Darwin)
        clock_gettime(CLOCK_REALTIME, &now)
        #else
        clock_gettime(CLOCK_REALTIME_COARSE, &now)  // the clock that file systems go by
        #endif
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
