internal import Git

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A session's journal, read as it is at one moment.
enum JournalReading {
    /// Bytes of a journal; a look takes some hundreds.
    static let limit = 64 << 20

    /// The looks, oldest first; those of two processes may have been written in each other's order.
    static func looks(at path: String) -> [LookRecord] {
        LookRecord.records(of: FilePath.bytes(of: path, limit: limit) ?? [])
    }

    /// The first look, without the rest being read; nil where none is there.
    static func firstLook(at path: String) -> LookRecord? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        // A line names a hundred skipped files at most.
        var bytes = [UInt8](repeating: 0, count: 256 << 10)
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        return LookRecord.records(of: Array(bytes.prefix(max(0, count)))).first
    }
}
