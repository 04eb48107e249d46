internal import Events
internal import Git

/// The work tree that a session works in.
package enum Workspace {
    /// The root of the work tree around a folder, and its branch; nil where the folder is not there.
    ///
    /// Cheap, since every hook asks: it walks up for `.git` and reads `HEAD` as text. A folder without a
    /// repository around it is its own root. The branch is nil for a detached head.
    package static func root(around folder: String) -> (root: String, branch: String?)? {
        guard let start = FilePath.canonical(folder), FilePath.isFolder(start) else { return nil }
        var place = start
        while true {
            if let git = GitFolder(workTree: place) { return (place, git.branch) }
            guard let above = FilePath.parent(of: place) else { return (start, nil) }
            place = above
        }
    }

    /// The name of the work tree's store: the same for every path that leads to the folder, another one for
    /// another folder that comes to stand there.
    package static func id(of root: String) -> String {
        let path = FilePath.canonical(root) ?? root
        let status = FilePath.status(path)
        return ContentID.make(
            "shadow workspace", path, String(status?.device ?? 0), String(status?.inode ?? 0))
    }
}
