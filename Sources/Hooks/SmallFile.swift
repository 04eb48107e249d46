internal import CFork

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Files of our own, read and written whole, without Foundation.
package enum SmallFile {
    /// The bytes of a file that is no larger than `limit`; nil where it is, or cannot be read.
    package static func read(_ path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { rest in
                pread(descriptor, rest.baseAddress?.advanced(by: filled), rest.count - filled, off_t(filled))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            filled += count
        }
        return filled == bytes.count ? bytes : Array(bytes[..<filled])
    }

    /// Writes a new file that only its owner may read; false where not all of it could be written, and then
    /// nothing stays.
    package static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        let isWhole = append(bytes, to: descriptor)
        guard close(descriptor) == 0, isWhole else {
            unlink(path)
            return false
        }
        return true
    }

    /// Writes all bytes to a descriptor.
    package static func append(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { rest in
                #if canImport(Darwin)
                Darwin.write(descriptor, rest.baseAddress?.advanced(by: written), rest.count - written)
                #else
                Glibc.write(descriptor, rest.baseAddress?.advanced(by: written), rest.count - written)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
