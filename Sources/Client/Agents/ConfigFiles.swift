internal import Foundation

/// The agents' files on disk: read whole, written whole or not at all.
enum ConfigFiles {
    /// Nil where there is none.
    ///
    /// - Throws: `ClientError` for what is no file, cannot be read, or is larger than any settings are.
    static func read(_ path: String) throws(ClientError) -> [UInt8]? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            // Also where a link leads to nothing yet; writing makes it.
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw ClientError(.local, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= largest,
            let data = FileManager.default.contents(atPath: path)
        else { throw ClientError(.local, "cannot read \(path): it is no file of settings") }
        return Array(data)
    }

    private static let largest = 16 << 20

    static func mode(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: target(of: path)))?[.posixPermissions] as? Int
    }

    /// Writes beside the file and renames, with its permissions and its owner; a link stays one, and what it
    /// leads to is written.
    static func write(_ bytes: [UInt8], to path: String, mode: Int) throws(ClientError) {
        let target = target(of: path)
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: target).deletingLastPathComponent(),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try writeDraft(bytes, target + ".moda-\(getpid())", mode: mode, instead: target)
        } catch {
            throw ClientError(.local, "cannot write \(target): \(FileTrouble.reason(error))")
        }
    }

    static func remove(_ path: String) throws(ClientError) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw ClientError(.local, "cannot remove \(path): \(FileTrouble.reason(error))")
        }
    }

    /// Where a path leads, link after link; itself where it is none.
    static func target(of path: String) -> String {
        var path = path
        for _ in 0..<16 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath()
            path =
                next.hasPrefix("/") ? next : URL(fileURLWithPath: folder.path + "/" + next).standardized.path
        }
        return path
    }

    /// Writes a draft and puts it in the target's place, on the disk before it is there.
    static func writeDraft(
        _ bytes: [UInt8], _ draft: String, mode: Int, instead target: String
    ) throws {
        unlink(draft)  // of a write that was cut off
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            // Only root may give a file away; to anybody else it is their own already.
            var old = stat()
            if stat(target, &old) == 0 { _ = fchown(file, old.st_uid, old.st_gid) }
            guard fchmod(file, mode_t(truncatingIfNeeded: mode)) == 0 else {
                throw POSIXError(.init(rawValue: errno) ?? .EIO)
            }
            try handle.synchronize()
            guard rename(draft, target) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        } catch {
            unlink(draft)
            throw error
        }
    }
}
