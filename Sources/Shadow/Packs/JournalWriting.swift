internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Adds looks to a journal, on disk before it returns.
enum JournalWriting {
    static func append(_ looks: [LookRecord], to path: String) throws(FileError) {
        guard !looks.isEmpty else { return }
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw FileError("open", path) }
        defer { close(file) }
        let end = lseek(file, 0, SEEK_END)
        var last = UInt8(ascii: "\n")
        // Half a line, as a crash leaves it, must not swallow the next one.
        if end > 0, pread(file, &last, 1, end - 1) != 1 { throw FileError("read", path) }
        let text = (last == UInt8(ascii: "\n") ? "" : "\n") + looks.map { $0.line + "\n" }.joined()
        do throws(FileError) {
            try write(Array(text.utf8), to: file, path)
            guard fsync(file) == 0 else { throw FileError("fsync", path) }
        } catch {
            // As it was, so that no look stands there twice.
            _ = ftruncate(file, end)
            throw error
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                systemWrite(file, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            written += count
        }
    }

    private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(file, bytes, count)
        #elseif canImport(Musl)
        Musl.write(file, bytes, count)
        #else
        Darwin.write(file, bytes, count)
        #endif
    }
}
