internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A lock on an open file: the system lets go of it when its holder ends, however that comes about.
final class FileLock {
    private let file: Int32

    enum Kind {
        /// Several may hold it at once.
        case shared
        case alone
    }

    /// Nil where another process holds it for all of `seconds`.
    init?(_ path: String, _ kind: Kind, seconds: Double) throws(FileError) {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw FileError("open", path) }
        let deadline = Deadline(seconds: seconds)
        while flock(file, (kind == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw FileError("flock", path) }
            guard !deadline.isOver else { return nil }
            Clock.sleep(milliseconds: 2)
        }
    }

    deinit { if file >= 0 { close(file) } }
}
