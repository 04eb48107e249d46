/// A draft merged into a person's text: approving it keeps that text's edits.
package struct MergeView: Sendable, Codable, Equatable {
    /// A place that the person and the draft both changed: the person's lines stand there.
    package struct Conflict: Sendable, Codable, Equatable {
        package var kept: [String]
        package var notTaken: [String]

        package init(kept: [String], notTaken: [String]) {
            self.kept = kept
            self.notTaken = notTaken
        }

        private enum CodingKeys: String, CodingKey {
            case kept
            case notTaken = "not_taken"
        }
    }

    /// The version whose edits are kept, and the name of the key by which it was written or approved.
    package var keeps: Int
    package var author: String?
    package var conflicts: [Conflict]

    package init(keeps: Int, author: String?, conflicts: [Conflict]) {
        self.keeps = keeps
        self.author = author
        self.conflicts = conflicts
    }
}
