#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Reads open files whole.
enum FileBytes {
    /// The content of an open regular file, at most so many bytes; nil where it is none, or has more.
    static func read(_ file: Int32, limit: Int) -> [UInt8]? {
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_size <= limit else {
            return nil
        }
        // One more than it says, so that a file that grows meanwhile is seen.
        return read(file, expecting: Int(found.st_size) + 1, limit: limit)
    }

    private static func read(_ file: Int32, expecting: Int, limit: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: min(expecting, limit + 1))
        var filled = 0
        while true {
            if filled == bytes.count {
                guard filled <= limit else { return nil }
                bytes.append(contentsOf: repeatElement(0, count: min(filled + 4096, limit + 1 - filled)))
            }
            let count = bytes.withUnsafeMutableBytes {
                systemRead(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    private static func systemRead(_ file: Int32, _ target: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(file, target, count)
        #elseif canImport(Musl)
        Musl.read(file, target, count)
        #else
        Darwin.read(file, target, count)
        #endif
    }
}
