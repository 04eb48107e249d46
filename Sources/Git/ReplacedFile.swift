#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A failed call to the file system: which, on what, and why.
package struct FileError: Error, CustomStringConvertible {
    package let call: String
    package let path: String
    package let code: Int32

    /// Reads the reason of the last call, so nothing may come between.
    package init(_ call: String, _ path: String) {
        code = errno
        self.call = call
        self.path = path
    }

    package var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
}

/// A file that is written beside its place and then put there, for this user alone.
package struct ReplacedFile: ~Copyable {
    private let file: Int32
    private let path: String

    /// Writes what the closure appends; on an error nothing is left.
    ///
    /// Until then it is called as `beside` says, and some letters, so that writers do not meet.
    package static func write(
        to path: String, beside: String? = nil, _ body: (borrowing ReplacedFile) throws(FileError) -> Void
    ) throws(FileError) {
        let file = try ReplacedFile(beside ?? "\(path).tmp")
        do throws(FileError) {
            try body(file)
            guard rename(file.path, path) == 0 else { throw FileError("rename", path) }
        } catch {
            unlink(file.path)
            throw error
        }
    }

    package static func write(
        _ bytes: [UInt8], to path: String, beside: String? = nil
    ) throws(FileError) {
        try write(to: path, beside: beside) { (file) throws(FileError) in try file.append(bytes) }
    }

    private init(_ start: String) throws(FileError) {
        var name = (start + "-XXXXXX").utf8CString.map { $0 }
        file = mkstemp(&name)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard file >= 0 else { throw FileError("mkstemp", start) }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    }

    deinit { if file >= 0 { close(file) } }

    package func append(_ bytes: [UInt8]) throws(FileError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(FileError) in
            try append(UnsafeRawBufferPointer(bytes))
        }
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Self.write(file, UnsafeRawBufferPointer(rebasing: rest))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.write(file, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        Musl.write(file, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }
}
