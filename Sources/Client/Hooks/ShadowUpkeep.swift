package import Events
internal import Hooks
package import Shadow

/// Drops snapshots that are too old or take too much room, now and then: nobody else is there to do it.
package struct ShadowUpkeep: Sendable {
    /// `~/.moda`.
    let modaHome: String
    /// The person's home folder.
    let home: String
    let limits: SnapshotLimits

    package init(modaHome: String, home: String, limits: SnapshotLimits = SnapshotLimits()) {
        self.modaHome = modaHome
        self.home = home
        self.limits = limits
    }

    /// Milliseconds between two rounds.
    private static let pause: Int64 = 6 * 3_600_000

    /// Makes a round unless one was made lately, or is being made.
    ///
    /// What fails now is tried again in the next round; nobody waits for it.
    package func run(now: Timestamp) {
        guard let lock = FileLock(path: Spool(folder: modaHome + "/spool").folder + "/.swept"), lock.take(0),
            abs(now.milliseconds - lock.stamp) >= Self.pause
        else { return }
        lock.stamp(now.milliseconds)
        let layout = ShadowLayout(root: modaHome + "/shadow")
        try? Snapshots(layout: layout, limits: limits, home: home, tenantFolders: []).sweep(now: now)
    }
}
