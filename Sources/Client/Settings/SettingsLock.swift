internal import Hooks

/// Lets one process at a time change what several of our commands write: `config.json`, `installed.json`, and the
/// agents' settings that the latter tells of.
enum SettingsLock {
    /// Runs the change when no other process is at one; where no lock can be had, at once.
    static func held<Value>(
        in folder: String, _ change: () throws(ClientError) -> Value
    ) throws(ClientError) -> Value {
        _ = Spool(folder: folder).makeFolder()
        guard let lock = FileLock(path: folder + "/.lock"), lock.await(0) else { return try change() }
        defer { lock.release(0) }
        return try change()
    }
}
