package import Events
internal import Gates
internal import Git
internal import Redaction
package import Shadow
internal import Threads

/// Where a run learns what the rules files of a repository say already.
package protocol RulesSource: Sendable {
    /// What the rules files of the session's last snapshot say; nil where nobody looked.
    func rules(of key: SessionKey, tenant: TenantID) async throws -> RulesReading?
}

/// The rules files that shadow repositories show.
package struct ShadowRules: RulesSource {
    private let shelves: ShadowShelves

    package init(_ shelves: ShadowShelves) { self.shelves = shelves }

    package func rules(of key: SessionKey, tenant: TenantID) async throws -> RulesReading? {
        let libraries = shelves.libraries(of: tenant)
        return try await onOwnThread { try Self.rules(of: key, in: libraries) }
    }

    private static func rules(of key: SessionKey, in libraries: [ShadowLibrary]) throws -> RulesReading? {
        for library in libraries {
            let sessions = library.workspaces(of: key).compactMap {
                ShadowSession(library.layout, workspace: $0, key: key)
            }
            // Of several work trees the one that was looked at last.
            let last = sessions.max { time($0) < time($1) }
            guard let last, let look = last.looks.last else { continue }
            let repository = try Repository(bare: library.layout.repository(last.workspace))
            guard let tree = try repository.commit(look.commit)?.tree else { return nil }
            var reading = try SnapshotRules(repository: repository).reading(of: tree)
            reading.unread += look.skipped.compactMap(UnreadRules.init(skipped:))
            return reading
        }
        return nil
    }

    private static func time(_ session: ShadowSession) -> Int64 {
        session.looks.last?.moment.at.milliseconds ?? 0
    }
}

extension UnreadRules {
    /// Nil for a file that tells agents nothing.
    fileprivate init?(skipped file: SkippedFile) {
        let place = RuleFile.place(of: file.path)
        guard place.isRule else { return nil }
        self.init(
            file: file.path, reason: "left out of the snapshot: \(file.reason.rawValue)", folder: place.folder
        )
    }
}
