package import Events
package import Git

/// How far a store has a session: what the next parcel follows on.
package struct ShadowState: Sendable, Equatable, Codable {
    /// The session's last commit, as 40 hex digits; nil where there is none yet.
    package var head: String?
    /// How many looks the journal has.
    package var looks: Int

    package init(head: String? = nil, looks: Int = 0) {
        self.head = head
        self.looks = looks
    }

    /// As a store has it now.
    package init(of key: SessionKey, in workspace: String, layout: ShadowLayout) throws(GitError) {
        let path = layout.repository(workspace)
        guard FilePath.isFolder(path + "/objects") else {
            self.init()
            return
        }
        let head = try Repository(bare: path).reference(ShadowLayout.reference(of: key))
        let looks = ShadowSession(layout, workspace: workspace, key: key)?.looks.count ?? 0
        self.init(head: head?.hex, looks: looks)
    }
}
