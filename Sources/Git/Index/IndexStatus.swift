/// What the file system said of a file when its content was read, cut to 32 bits a number as git does.
package struct IndexStatus: Sendable, Equatable {
    var changedSeconds: UInt32 = 0
    var changedNanoseconds: UInt32 = 0
    var modifiedSeconds: UInt32 = 0
    var modifiedNanoseconds: UInt32 = 0
    var device: UInt32 = 0
    var inode: UInt32 = 0
    var owner: UInt32 = 0
    var group: UInt32 = 0
    var size: UInt32 = 0

    /// Nothing is known: the content is read at the next look.
    package init() {}

    /// The status at `seen`, or nothing where the file could still change without its times saying so.
    ///
    /// Times move in steps, so that a file that is written twice within a step looks the same after both. One
    /// that was modified shortly before it was read is read again; after that it is old enough.
    package init(_ status: FileStatus, seen: FileTime) {
        guard !Self.isRacy(status.modified, seen: seen) else { return }
        changedSeconds = UInt32(truncatingIfNeeded: status.changed.seconds)
        changedNanoseconds = UInt32(truncatingIfNeeded: status.changed.nanoseconds)
        modifiedSeconds = UInt32(truncatingIfNeeded: status.modified.seconds)
        modifiedNanoseconds = UInt32(truncatingIfNeeded: status.modified.nanoseconds)
        device = UInt32(truncatingIfNeeded: status.device)
        inode = UInt32(truncatingIfNeeded: status.inode)
        owner = status.owner
        group = status.group
        size = UInt32(truncatingIfNeeded: status.size)
    }

    /// File systems that know no fractions count in steps of up to two seconds, others in some milliseconds.
    static func isRacy(_ modified: FileTime, seen: FileTime) -> Bool {
        let (seconds, isBeyond) = seen.seconds.subtractingReportingOverflow(modified.seconds)
        // Long ago, or in the future, whatever the fractions say.
        if isBeyond { return modified > seen }
        if seconds > 2 { return false }
        if seconds < 0 || modified.nanoseconds == 0 { return true }
        return seconds * 1_000_000_000 + Int64(seen.nanoseconds) - Int64(modified.nanoseconds) < 50_000_000
    }

    func numbers(mode: FileMode) -> [UInt32] {
        [
            changedSeconds, changedNanoseconds, modifiedSeconds, modifiedNanoseconds, device, inode,
            mode.rawValue, owner, group, size,
        ]
    }
}
