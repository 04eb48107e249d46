internal import CFork

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A file whose bytes stand for things that one process at a time may do.
///
/// The kernel lets go of them when the process ends, however it ends; and whether somebody holds one can be
/// asked without taking it, so that asking never disturbs one who is about to take it.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Opens the file, makes it if need be; nil where that cannot be done.
    package init?(path: String) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Takes one byte if it is free.
    package func take(_ byte: Int64) -> Bool { apply(F_WRLCK, byte, 1, Int32(MODA_LOCK_TAKE)) }

    /// Takes one byte as soon as it is free.
    package func await(_ byte: Int64) -> Bool {
        while !apply(F_WRLCK, byte, 1, Int32(MODA_LOCK_AWAIT)) {
            if errno != EINTR { return false }
        }
        return true
    }

    package func release(_ byte: Int64) { _ = apply(F_UNLCK, byte, 1, Int32(MODA_LOCK_TAKE)) }

    /// Whether anybody else holds one of some bytes.
    package func isHeld(_ byte: Int64, count: Int64 = 1) -> Bool {
        var wanted = request(F_WRLCK, byte, count)
        guard fcntl(descriptor, Int32(MODA_LOCK_ASK), &wanted) == 0 else { return false }
        return wanted.l_type != Int16(F_UNLCK)
    }

    /// When the file was last stamped, in milliseconds since 1970; 0 where it never was.
    package var stamp: Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return 0 }
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    package func stamp(_ milliseconds: Int64) {
        _ = pwrite(descriptor, "1", 1, 0)
        let time = timespec(
            tv_sec: time_t(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
        _ = futimens(descriptor, [time, time])
    }

    private func apply(_ type: Int32, _ byte: Int64, _ count: Int64, _ command: Int32) -> Bool {
        var wanted = request(type, byte, count)
        return fcntl(descriptor, command, &wanted) == 0
    }

    private func request(_ type: Int32, _ byte: Int64, _ count: Int64) -> flock {
        var wanted = flock()
        wanted.l_type = Int16(type)
        wanted.l_whence = Int16(SEEK_SET)
        wanted.l_start = off_t(byte)
        wanted.l_len = off_t(count)
        return wanted
    }
}
