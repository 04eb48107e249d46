#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Items that stand beside the queue, each with the reason; `moda hook deliver --all` tries them again.
extension Spool {
    /// What the server would not take.
    package var refusedFolder: String { folder + "/refused" }
    /// What a server failed at again and again, so that others could not pass.
    package var asideFolder: String { folder + "/aside" }

    /// Moves an item to where refused ones stay, and lets the oldest of those go.
    package func refuse(_ name: String, because reason: String) {
        // Where there is no room for it even so, it would be refused for ever.
        if !shelve(name, in: refusedFolder, because: reason, .refused) { remove(name) }
    }

    /// Moves an item out of the way of those behind it; false where it could not be moved.
    package func setAside(_ name: String, because reason: String) -> Bool {
        shelve(name, in: asideFolder, because: reason, .aside)
    }

    /// Says why an item of this folder is here; the folder is a shelf.
    package func explain(_ name: String, _ reason: String) {
        _ = SmallFile.write(Array((reason + "\n").utf8), to: "\(folder)/\(name).reason")
    }

    /// Takes an item and its reason off a shelf.
    package func unshelve(_ name: String) {
        remove(name)
        remove(name + ".reason")
    }

    private func shelve(
        _ name: String, in place: String, because reason: String, _ bounds: SpoolBounds
    ) -> Bool {
        mkdir(place, 0o700)
        guard rename("\(folder)/\(name)", "\(place)/\(name)") == 0 else { return false }
        let shelf = Spool(folder: place)
        shelf.explain(name, reason)
        bounds.excess(in: shelf.entries()).forEach(shelf.unshelve)
        return true
    }
}

/// What survives a power cut.
extension Spool {
    /// Sees to it that all items that wait are on the disk, and the folder that names them.
    ///
    /// A hook does not wait for that, since an agent waits for the hook: most items are delivered before a disk
    /// would have them. Whoever is about to let them wait does.
    ///
    /// - Returns: How many are on the disk now.
    @discardableResult
    package func settle() -> Int {
        let count = names().count { Self.flush("\(folder)/\($0)") }
        return Self.flush(folder) ? count : 0
    }

    private static func flush(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        #if canImport(Darwin)
        // There fsync leaves the bytes in the disk's own memory.
        return fcntl(descriptor, F_FULLFSYNC) == 0 || fsync(descriptor) == 0
        #else
        return fsync(descriptor) == 0
        #endif
    }
}
