#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What the file system says of a file, as far as an index keeps it.
package struct FileStatus: Sendable, Equatable {
    package enum Kind: Sendable {
        case file
        case folder
        case link
        /// A pipe, a socket, a device: never opened.
        case other
    }

    package var kind: Kind
    package var isExecutable: Bool
    package var size: Int64
    package var device: UInt64
    package var inode: UInt64
    package var owner: UInt32
    package var group: UInt32
    package var modified: FileTime
    /// When its content, name or rights changed last, which no program can set back.
    package var changed: FileTime

    init(_ found: stat) {
        switch found.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        isExecutable = found.st_mode & 0o100 != 0
        size = Int64(found.st_size)
        device = UInt64(truncatingIfNeeded: found.st_dev)
        inode = UInt64(truncatingIfNeeded: found.st_ino)
        owner = found.st_uid
        group = found.st_gid
        #if canImport(Darwin)
        modified = FileTime(found.st_mtimespec)
        changed = FileTime(found.st_ctimespec)
        #else
        modified = FileTime(found.st_mtim)
        changed = FileTime(found.st_ctim)
        #endif
    }
}

/// A time as the file system keeps it.
package struct FileTime: Sendable, Equatable, Comparable {
    package var seconds: Int64
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    init(_ time: timespec) {
        self.init(seconds: Int64(time.tv_sec), nanoseconds: Int32(truncatingIfNeeded: time.tv_nsec))
    }

    package static func < (left: FileTime, right: FileTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
