internal import Git
internal import Hooks
internal import Shadow

/// Why the server would not take snapshots the last time that some were sent; kept for doctor to tell.
struct SharingTrouble: Sendable {
    private let path: String

    init(_ layout: ShadowLayout) { path = "\(layout.root)/.not-taken" }

    /// Nil where all goes well.
    var reason: String? {
        SmallFile.read(path, limit: 64 << 10).map {
            String(decoding: $0.prefix(500), as: UTF8.self).plain(300)
        }
    }

    func note(_ reason: String) {
        // Without room for it, the next end of a session finds it out again.
        _ = SmallFile.write(Array(reason.utf8.prefix(1_000)), to: path)
    }

    func forget() { FilePath.remove(path) }
}
