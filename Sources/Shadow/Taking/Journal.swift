internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The looks of one session, a line each.
struct Journal {
    let path: String

    /// Adds a line in one write, under the session's lock.
    ///
    /// After a line that a crash cut, a new one is begun, so that only the cut one is lost.
    func append(_ record: LookRecord) throws(FileError) {
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw FileError("open", path) }
        defer { close(file) }
        let line = (isCut(file) ? "\n" : "") + record.line + "\n"
        let bytes = Array(line.utf8)
        guard write(file, bytes, bytes.count) == bytes.count else { throw FileError("write", path) }
    }

    private func isCut(_ file: Int32) -> Bool {
        let end = lseek(file, 0, SEEK_END)
        var last: UInt8 = 0
        return end > 0 && pread(file, &last, 1, end - 1) == 1 && last != UInt8(ascii: "\n")
    }
}
