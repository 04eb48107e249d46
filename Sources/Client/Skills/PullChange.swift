/// What pull did, or would do, with one file.
package struct PullChange: Sendable, Codable, Equatable {
    package enum Action: String, Sendable, Codable {
        case written, updated, unchanged, removed
        /// It was there before with the very same bytes, and counts as pull's from now on.
        case adopted
        /// A person edited it, or it was there before, or something else stands in its place: it is left as it
        /// is, and the note says why.
        case kept
        /// A person removed it: it stays away until it is asked for.
        case deleted

        /// Whether a file of a skill is another one afterwards.
        package var changesFiles: Bool { [.written, .updated, .removed].contains(self) }
    }

    package var action: Action
    /// Below the project's root.
    package var path: String
    package var skill: String
    /// Why a file was left as it is; nil where the action says all.
    package var note: String?
}
