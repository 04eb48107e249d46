internal import Git

/// Folders of which there is never a snapshot.
struct Refusal {
    let home: String
    /// Tools' own state, and our stores.
    let toolFolders: [String]

    init(home: String, toolFolders: [String]) {
        self.home = FilePath.canonical(home) ?? home
        self.toolFolders = toolFolders.map { FilePath.canonical($0) ?? $0 }
    }

    /// Why there is none of a work tree, given by its canonical path; nil where there may be one.
    func reason(for root: String) -> String? {
        if root == "/" { return "the whole disk is no work tree" }
        if Self.lies(home, in: root) { return "the home folder, or one above it, is no work tree" }
        if toolFolders.contains(where: { Self.lies(root, in: $0) }) { return "a tool keeps its state there" }
        return nil
    }

    /// Tools' folders below the work tree, as the walk names folders.
    func folders(below root: String) -> Set<[UInt8]> {
        Set(
            toolFolders.filter { Self.lies($0, in: root) && $0 != root }
                .map { Array($0.utf8.dropFirst(root.utf8.count + 1)) + [UInt8(ascii: "/")] })
    }

    private static func lies(_ path: String, in folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}
