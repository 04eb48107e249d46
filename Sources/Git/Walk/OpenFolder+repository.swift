extension OpenFolder {
    /// Whether what is called `.git`, at a path below this folder, makes the folder that it lies in a
    /// repository.
    ///
    /// As git sees it, an empty folder or any file of that name makes none, and what lies beside it is taken.
    /// Other than git, a `gitdir:` that leads nowhere does: the files belong to a repository that was moved or
    /// is not mounted here.
    package func isRepository(_ dotGit: [UInt8]) -> Bool {
        switch status(dotGit)?.kind {
        case .folder: status(dotGit + Array("/HEAD".utf8)) != nil
        case .file: bytes(dotGit, limit: 1 << 16)?.starts(with: "gitdir:".utf8) ?? false
        case .link: true
        case .other, nil: false
        }
    }
}
