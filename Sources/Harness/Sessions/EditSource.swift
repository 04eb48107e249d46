package import Events
internal import Git
package import Shadow
internal import Threads

/// Where the reading of sessions learns what users did to their agents' lines.
package protocol EditSource: Sendable {
    /// The edits of a session by time; none where nobody looked.
    func edits(of key: SessionKey, tenant: TenantID) async throws -> [WorkTreeEdit]
}

/// The edits that shadow repositories show.
package struct ShadowEdits: EditSource {
    private let shelves: ShadowShelves

    package init(_ shelves: ShadowShelves) { self.shelves = shelves }

    package func edits(of key: SessionKey, tenant: TenantID) async throws -> [WorkTreeEdit] {
        let libraries = shelves.libraries(of: tenant)
        return try await onOwnThread {
            // Where a session lies in several places, they are copies of one.
            let home = libraries.first { !$0.workspaces(of: key).isEmpty }
            return try home?.edits(of: key) ?? []
        }
    }
}
