internal import Foundation

/// A folder that is held open, from which others are reached a name at a time, so that no symbolic link is ever
/// followed, whoever puts one there at whatever moment.
final class OpenFolder {
    enum Kind { case absent, file, folder, link, other }

    private let descriptor: Int32
    let path: String

    /// - Throws: `ClientError` where there is no such folder.
    init(_ path: String) throws(ClientError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw Self.failure("open", path) }
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    func kind(_ name: String) -> Kind {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return errno == ENOENT ? .absent : .other
        }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The folder of that name; nil where there is none.
    ///
    /// - Throws: `ClientError` where a link or anything else stands there.
    func folder(_ name: String, making: Bool = false) throws(ClientError) -> OpenFolder? {
        let place = path + "/" + name
        if making, mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST {
            throw Self.failure("make", place)
        }
        let found = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard found < 0 else { return OpenFolder(descriptor: found, path: place) }
        if errno == ENOENT, !making { return nil }
        switch kind(name) {
        case .link:
            throw ClientError(.local, "\(place) is a symbolic link; skills are not written through links")
        case .folder: throw Self.failure("open", place)
        default: throw ClientError(.local, "\(place) is in the way: it is no folder")
        }
    }

    /// A regular file's bytes, at most so many of them.
    func read(_ name: String, atMost limit: Int) throws(ClientError) -> [UInt8] {
        let place = path + "/" + name
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure("read", place) }
        defer { close(file) }
        var (bytes, chunk): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = Foundation.read(file, &chunk, chunk.count)
            if count == 0 { return bytes }
            guard count > 0 else { throw Self.failure("read", place) }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                throw ClientError(.local, "\(place) is larger than \(limit) bytes")
            }
        }
    }

    /// Writes a new file.
    ///
    /// - Parameters:
    ///   - name: Its name; nothing may have it.
    ///   - bytes: All that it holds.
    ///   - waits: Whether to wait until it is on disk; of many, `sync` waits once.
    /// - Throws: `ClientError` where it cannot be written, or is there.
    func create(_ name: String, _ bytes: [UInt8], waits: Bool) throws(ClientError) {
        let place = path + "/" + name
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Self.failure("write", place) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Self.failure("write", place) }
            rest = rest.dropFirst(count)
        }
        guard !waits || fsync(file) == 0 else { throw Self.failure("write", place) }
    }

    /// Puts a file of this folder into the place of another one, there or in another folder.
    func move(_ name: String, to folder: OpenFolder, as other: String) throws(ClientError) {
        guard renameat(descriptor, name, folder.descriptor, other) == 0 else {
            throw Self.failure("write", folder.path + "/" + other)
        }
    }

    /// Removes a file; none is none.
    func remove(_ name: String) throws(ClientError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
            throw Self.failure("remove", path + "/" + name)
        }
    }

    /// Removes a folder if nothing is in it.
    func removeEmptyFolder(_ name: String) { unlinkat(descriptor, name, AT_REMOVEDIR) }

    var isWritable: Bool { faccessat(descriptor, ".", W_OK, 0) == 0 }

    /// - Returns: False where another process holds it.
    func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    private static func failure(_ what: String, _ path: String) -> ClientError {
        ClientError(.local, "cannot \(what) \(path): \(String(cString: strerror(errno)))")
    }
}
