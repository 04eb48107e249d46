internal import Events

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// What a hook wants to know of `config.json`; all else in it, the key above all, is the courier's.
package struct HookSettings: Sendable, Equatable {
    /// Whether snapshots are taken.
    package var snapshots: Bool

    /// Reads the file; without one they are, but not where one cannot be read: it may say no.
    package init(path: String) {
        guard let bytes = SmallFile.read(path, limit: 1 << 20) else {
            snapshots = access(path, F_OK) != 0 && errno == ENOENT
            return
        }
        let members = (try? JSONValue(parsing: bytes))?.object
        snapshots = members.map { $0["snapshots"]?.bool ?? true } ?? false
    }
}
