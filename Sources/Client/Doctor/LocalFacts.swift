internal import Events
internal import Foundation
package import Hooks
internal import Shadow

extension SpoolFacts {
    /// Looks at the spool.
    package init(_ spool: Spool) {
        self.init()
        let entries = spool.entries()
        waiting = entries.count
        oldest = entries.map(\.writtenAt).min().map(Timestamp.init(milliseconds:))
        trouble = entries.isEmpty ? nil : CourierTrouble(spool)?.reason.plain(200)
        (refused, lastReason) = Self.shelf(spool.refusedFolder)
        (aside, asideReason) = Self.shelf(spool.asideFolder)
        dropped = spool.dropped
        let isUsed = FileManager.default.fileExists(atPath: spool.lockPath)
        isCourierAtWork = isUsed && FileLock(path: spool.lockPath)?.isHeld(CourierStart.working) == true
    }

    /// How many items stand there, and why the last of them does.
    private static func shelf(_ folder: String) -> (Int, String?) {
        let names = Spool(folder: folder).names()
        let reason = names.last.flatMap { SmallFile.read("\(folder)/\($0).reason", limit: 64 << 10) }
        return (names.count, reason.map { String(decoding: $0.prefix(500), as: UTF8.self).plain(200) })
    }
}

extension SnapshotFacts {
    /// Files that are counted at most: a person waits for the answer.
    private static let filesAtMost = 200_000

    /// Looks at the shadow repositories.
    package init(root: String) {
        self.init()
        let files = FileManager.default
        notTaken = SharingTrouble(ShadowLayout(root: root)).reason
        // None where no snapshot was ever taken.
        workTrees = (try? files.contentsOfDirectory(atPath: root))?.count { !$0.hasPrefix(".") } ?? 0
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
        let walk = files.enumerator(at: URL(fileURLWithPath: root), includingPropertiesForKeys: Array(keys))
        var count = 0
        while let file = walk?.nextObject() as? URL {
            count += 1
            guard count <= Self.filesAtMost else {
                isCut = true
                return
            }
            // A file that went meanwhile counts nothing.
            guard let values = try? file.resourceValues(forKeys: keys) else { continue }
            bytes += Int64(values.fileSize ?? 0)
            guard file.lastPathComponent == "looks.jsonl", let date = values.contentModificationDate else {
                continue
            }
            let moment = Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
            last = max(last ?? moment, moment)
        }
    }
}

extension KeyFacts {
    /// Looks at the key as the settings have it, and at who may read the file that holds it.
    package init(_ settings: ClientSettings, file: ConfigurationFile, path: String) {
        self.init(isSet: settings.key != nil)
        guard file.key != nil, let mode = ConfigFiles.mode(path), mode & 0o077 != 0 else { return }
        exposedFile = path
    }
}
