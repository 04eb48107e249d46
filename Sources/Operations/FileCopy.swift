internal import Events
internal import Foundation
internal import Git

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Copies files so that they are on the disk, for their owner alone, and digested on the way.
enum FileCopy {
    private static let piece = 1 << 20

    /// Copies one file.
    ///
    /// - Returns: How many bytes it has, and their SHA-256.
    /// - Throws: `FileError` or Foundation's error where one cannot be read or written.
    static func copy(_ source: String, to target: String) throws -> (bytes: Int64, sha256: String) {
        let made = FileManager.default.createFile(
            atPath: target, contents: nil, attributes: [.posixPermissions: 0o600])
        guard made else { throw OperationError("cannot create \(target): is the disk full or read-only?") }
        let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: source))
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
        // What a failed close loses, the synchronization before it has reported.
        defer {
            try? input.close()
            try? output.close()
        }
        var (digest, bytes) = (RunningDigest(), Int64(0))
        while let part = try input.read(upToCount: piece), !part.isEmpty {
            part.withUnsafeBytes { digest.add($0) }
            bytes += Int64(part.count)
            try output.write(contentsOf: part)
        }
        try output.synchronize()
        return (bytes, digest.hex)
    }

    /// The bytes and the SHA-256 of a file as it lies.
    static func measure(_ path: String) throws -> (bytes: Int64, sha256: String) {
        let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        // It was only read.
        defer { try? input.close() }
        var (digest, bytes) = (RunningDigest(), Int64(0))
        while let part = try input.read(upToCount: piece), !part.isEmpty {
            part.withUnsafeBytes { digest.add($0) }
            bytes += Int64(part.count)
        }
        return (bytes, digest.hex)
    }

    /// Sees to it that a file, or a folder's list of names, is on the disk.
    static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError("fsync", path) }
    }

    /// Puts a file or folder in its place and sees to it that it stays there.
    static func move(_ source: String, to target: String) throws {
        guard rename(source, target) == 0 else { throw FileError("rename", target) }
        try synchronize(FilePath.parent(of: target) ?? ".")
    }
}
