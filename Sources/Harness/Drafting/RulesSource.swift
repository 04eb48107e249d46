internal import Dispatch
package import Events
package import Gates
internal import Git
internal import Redaction
package import Shadow

/// Where a run learns what the rules files of a repository say already.
package protocol RulesSource: Sendable {
    /// The instructions that stand in the rules files of the session's last snapshot; none where nobody
    /// looked.
    func rules(of key: SessionKey, tenant: TenantID) async throws -> [RuleLine]
}

/// The rules files that shadow repositories show.
package struct ShadowRules: RulesSource {
    private let shelves: ShadowShelves

    package init(_ shelves: ShadowShelves) { self.shelves = shelves }

    package func rules(of key: SessionKey, tenant: TenantID) async throws -> [RuleLine] {
        let libraries = shelves.libraries(of: tenant)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try Self.rules(of: key, in: libraries) })
            }
        }
    }

    private static func rules(of key: SessionKey, in libraries: [ShadowLibrary]) throws -> [RuleLine] {
        for library in libraries {
            let sessions = library.workspaces(of: key).compactMap {
                ShadowSession(library.layout, workspace: $0, key: key)
            }
            // Of several work trees the one that was looked at last.
            let last = sessions.max { time($0) < time($1) }
            guard let last, let look = last.looks.last else { continue }
            let repository = try Repository(bare: library.layout.repository(last.workspace))
            guard let tree = try repository.commit(look.commit)?.tree else { return [] }
            return try SnapshotRules(repository: repository).lines(in: tree)
        }
        return []
    }

    private static func time(_ session: ShadowSession) -> Int64 {
        session.looks.last?.moment.at.milliseconds ?? 0
    }
}
