#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A folder that is held open, so that what is reached from it is in it, whatever happens to its path.
package final class OpenFolder {
    let descriptor: Int32
    /// The stream that reads its names, once it was asked for; it closes the folder, too.
    private var stream: OpaquePointer?

    /// Nil where there is no such folder, or it may not be read.
    package init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    /// A folder right in another one; never through a link.
    init?(_ name: ArraySlice<UInt8>, in folder: Int32) {
        descriptor = Self.withName(name) {
            openat(folder, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        }
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        if let stream {
            closedir(stream)
        } else if descriptor >= 0 {
            close(descriptor)
        }
    }

    /// Hands over each name and its kind, once; false where the folder cannot be read.
    func names(_ body: (UnsafePointer<CChar>, UInt8) -> Void) -> Bool {
        guard stream == nil, let opened = fdopendir(descriptor),
            let offset = MemoryLayout<dirent>.offset(of: \.d_name)
        else { return false }
        stream = opened
        errno = 0
        while let entry = readdir(opened) {
            let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            body(name, entry.pointee.d_type)
        }
        return errno == 0
    }

    /// The status of a file below the folder; nil where there is none, or a link lies on the way.
    package func status(_ path: [UInt8]) -> FileStatus? {
        reach(path) { folder, name in FilePath.status(of: name, in: folder) }
    }

    /// The content of a regular file below the folder, at most so many bytes.
    package func bytes(_ path: [UInt8], limit: Int) -> [UInt8]? {
        reach(path) { folder, name in
            let file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            guard file >= 0 else { return nil }
            defer { close(file) }
            return FileBytes.read(file, limit: limit)
        }
    }

    /// Where a link below the folder points.
    package func target(_ path: [UInt8]) -> [UInt8]? {
        reach(path) { folder, name in
            var target = [UInt8](repeating: 0, count: 4097)
            let count = target.withUnsafeMutableBytes { buffer -> Int in
                guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
                return readlinkat(folder, name, start, buffer.count)
            }
            return count >= 0 && count < target.count ? Array(target[..<count]) : nil
        }
    }

    /// Opens the folders on the way one by one, none of them through a link, and hands over the last one.
    func reach<Value>(_ path: [UInt8], _ body: (Int32, UnsafePointer<CChar>) -> Value?) -> Value? {
        var names = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard let last = names.popLast(), !last.isEmpty else { return nil }
        var folder = descriptor
        defer { if folder != descriptor { close(folder) } }
        for name in names {
            let next = Self.withName(name) {
                openat(folder, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
            }
            guard next >= 0 else { return nil }
            if folder != descriptor { close(folder) }
            folder = next
        }
        return Self.withName(last) { body(folder, $0) }
    }

    private static func withName<Value>(
        _ name: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Value
    ) -> Value {
        (name.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map(body) ?? body("")
        }
    }
}
