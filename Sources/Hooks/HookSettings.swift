internal import Events

/// What a hook wants to know of `config.json`; all else in it, the key above all, is the courier's.
package struct HookSettings: Sendable, Equatable {
    /// Whether snapshots are taken.
    package var snapshots: Bool

    /// Reads the file; one that is missing or damaged switches nothing off.
    package init(path: String) {
        let bytes = SmallFile.read(path, limit: 1 << 20) ?? []
        snapshots = (try? JSONValue(parsing: bytes))?["snapshots"]?.bool ?? true
    }
}
