internal import CGit2

/// The work tree that a folder lies in.
package enum WorkTree {
    /// The root of the work tree around `folder`, without a trailing slash; nil where there is none or it is
    /// bare.
    ///
    /// - Throws: `GitError` where a repository is there but cannot be read.
    package static func root(around folder: String) throws(GitError) -> String? {
        Library.start()
        var found: OpaquePointer?
        let code = git_repository_open_ext(&found, folder, 0, nil)
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check(code, "git_repository_open_ext")
        defer { git_repository_free(found) }
        guard let path = git_repository_workdir(found) else { return nil }
        let root = String(cString: path)
        return root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }
}
