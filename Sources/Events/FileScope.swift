/// In which files an instruction holds, inferred from those that were worked on when it was given.
package struct FileScope: Sendable, Codable, Equatable {
    /// The one language of all of them; nil where the folder says it all.
    package var language: String?
    /// Below the repository's root; never empty.
    package var globs: [String]
    /// How many sessions show it.
    package var sessions: Int

    package init(language: String?, globs: [String], sessions: Int) {
        self.language = language
        self.globs = globs
        self.sessions = sessions
    }
}
