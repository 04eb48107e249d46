/// What a file system, or what the user's repository says of it, keeps of a file.
package struct FileTraits: Sendable, Equatable {
    /// Whether the right to execute means something (`core.fileMode`).
    package var hasModes = true
    /// Whether there are links, or plain files with their target in their place (`core.symlinks`).
    package var hasLinks = true
    /// Whether `A` and `a` name the same file (`core.ignoreCase`).
    package var foldsCase = false

    package init() {}

    /// How an index has a file; nil for what it does not have at all.
    package func mode(of status: FileStatus, before: FileMode?) -> FileMode? {
        switch status.kind {
        case .link: return .link
        case .file:
            if !hasLinks, before == .link { return .link }
            if !hasModes { return before == .executable ? .executable : .file }
            return status.isExecutable ? .executable : .file
        case .folder, .other: return nil
        }
    }
}
