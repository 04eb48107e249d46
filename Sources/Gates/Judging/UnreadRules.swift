/// A rules file that is there and could not be read, so that nobody knows what it says.
package struct UnreadRules: Sendable, Equatable {
    package var file: String
    /// "131,073 bytes, more than 131,072".
    package var reason: String
    /// Whose file it is; nil where that is not known.
    package var repository: String?
    /// The folder that it holds for; nil for the whole repository.
    package var folder: String?

    package init(file: String, reason: String, repository: String? = nil, folder: String? = nil) {
        self.file = file
        self.reason = reason
        self.repository = repository
        self.folder = folder
    }
}
