#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Questions to the file system that need no Foundation.
package enum FilePath {
    /// The absolute path without links, `.` and `..`; nil where nothing is there.
    package static func canonical(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The folder above; nil for the topmost one.
    package static func parent(of path: String) -> String? {
        guard path != "/", let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
    }

    /// The names in a folder, in order, that a `String` can hold; none where there is no such folder.
    package static func names(in folder: String) -> [String] {
        guard let open = OpenFolder(folder), let listing = FolderListing(of: open) else {
            return []
        }
        return listing.items.compactMap { String(validating: listing.name($0), as: UTF8.self) }
    }

    /// Makes a folder for this user alone, and those above it.
    package static func makeFolders(_ path: String) throws(FileError) {
        if isFolder(path) { return }
        if let above = parent(of: path) { try makeFolders(above) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileError("mkdir", path) }
    }

    /// Removes a file; none is as good.
    package static func remove(_ path: String) { unlink(path) }

    package static func isFolder(_ path: String) -> Bool { status(path)?.kind == .folder }

    /// What stands at a path; a link is followed.
    package static func status(_ path: String) -> FileStatus? {
        var found = stat()
        return stat(path, &found) == 0 ? FileStatus(found) : nil
    }

    /// What stands at a path; a link is not followed.
    package static func linkStatus(_ path: String) -> FileStatus? {
        var found = stat()
        return lstat(path, &found) == 0 ? FileStatus(found) : nil
    }

    /// What stands at a name in an open folder; a link is not followed.
    static func status(of name: UnsafePointer<CChar>, in folder: Int32) -> FileStatus? {
        var found = stat()
        return fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) == 0 ? FileStatus(found) : nil
    }

    /// The bytes of a regular file, at most so many; nil where there is no such file, or it has more.
    package static func bytes(of path: String, limit: Int = 64 << 20) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return FileBytes.read(file, limit: limit)
    }

    /// The text of a small file without white space around it.
    package static func text(of path: String, limit: Int = 1 << 20) -> String? {
        guard let bytes = bytes(of: path, limit: limit) else { return nil }
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let body = bytes.drop(while: isSpace)
        let end = body.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? body.startIndex
        return String(decoding: body[..<end], as: UTF8.self)
    }
}
