/// One thing that doctor looked at: how it stands, and what mends it.
package struct Finding: Sendable, Codable, Equatable {
    package enum Mark: String, Sendable, Codable {
        case ok
        /// It works, but not as it could, or nobody can tell yet.
        case warn
        /// It is broken: what should come in does not.
        case fail
    }

    package var mark: Mark
    /// `server`, `key`, `clock`, `store`, `queue`, `programs`, `spool`, `snapshots`, or an agent and what of it:
    /// `claude logs`.
    package var subject: String
    package var text: String
    /// The command or the step that mends it; nil where nothing is amiss.
    package var remedy: String?

    package init(_ mark: Mark, _ subject: String, _ text: String, remedy: String? = nil) {
        self.mark = mark
        self.subject = subject
        self.text = text
        self.remedy = remedy
    }
}
