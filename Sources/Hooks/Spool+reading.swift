internal import CFork

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension Spool {
    /// An item's file: its name, and what the folder says of it.
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var size: Int
        /// Milliseconds since 1970.
        package var writtenAt: Int64
    }

    /// The names of all whole items, oldest first.
    package func names() -> [String] { list { $0.hasSuffix(Self.suffix) && !$0.hasPrefix(".") } }

    /// Sizes and times of items; those that went meanwhile are left out.
    package func entries() -> [Entry] {
        names().compactMap { name in
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { return nil }
            #if canImport(Darwin)
            let time = status.st_mtimespec
            #else
            let time = status.st_mtim
            #endif
            return Entry(
                name: name, size: Int(status.st_size),
                writtenAt: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
    }

    /// Whether the item is still there, so that one that went is told from one that cannot be read.
    package func holds(_ name: String) -> Bool { access("\(folder)/\(name)", F_OK) == 0 }

    package func read(_ name: String) -> [UInt8]? {
        SmallFile.read("\(folder)/\(name)", limit: Self.itemLimit)
    }

    /// The largest item: the largest payload and its first line.
    private static let itemLimit = 80 << 20

    package func remove(_ name: String) { unlink("\(folder)/\(name)") }

    /// Drafts of writers that were killed.
    package func removeAbandonedDrafts(now: Int64) {
        for name in list({ $0.hasPrefix(".") && $0.hasSuffix(Self.suffix) }) {
            var status = stat()
            guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
            #if canImport(Darwin)
            let seconds = status.st_mtimespec.tv_sec
            #else
            let seconds = status.st_mtim.tv_sec
            #endif
            if Int64(seconds) * 1000 < now - 60_000 { remove(name) }
        }
    }

    private func list(_ isWanted: (String) -> Bool) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if isWanted(name) { names.append(name) }
        }
        return names.sorted()
    }
}
