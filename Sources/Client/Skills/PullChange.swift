/// What pull did, or would do, with one file.
package struct PullChange: Sendable, Codable, Equatable {
    package enum Action: String, Sendable, Codable {
        case written, updated, unchanged, removed
        /// A person edited it, or it was there before: it is left as it is.
        case kept
    }

    package var action: Action
    /// Below the project's root.
    package var path: String
    package var skill: String
}
