package import Git

extension ShadowSession {
    /// One file's part of a unified diff between two looks.
    package struct Patch: Sendable, Equatable {
        package var change: TreeChange
        /// As git prints it; nil where one of the sides is not here, or too large to be shown.
        package var text: [UInt8]?
    }

    /// What changed between two looks, by their places.
    ///
    /// - Returns: The files, and the folders that differ and cannot be read.
    /// - Throws: `GitError` where the store cannot be opened, or git refuses to compare.
    package func patches(
        from old: Int, to new: Int, blobLimit: Int = 4 << 20
    ) throws(GitError) -> (patches: [Patch], unreadable: [[UInt8]]) {
        let repository = try Repository(bare: repository)
        let diff = TreeReading.diff(from: looks[old].commit, to: looks[new].commit, in: repository)
        var patches: [Patch] = []
        for change in diff.changes {
            let sides = [change.before, change.after].map { side -> ObjectReading? in
                side.map { repository.read($0.id, as: .blob, limit: blobLimit) }
            }
            let isHere = sides.allSatisfy { $0 == nil || $0?.bytes != nil }
            let paths = [change.oldPath ?? change.path, change.path].map {
                String(decoding: $0, as: UTF8.self)
            }
            let text =
                isHere
                ? try TextDiff.unified(
                    sides[0]?.bytes, sides[1]?.bytes, oldPath: paths[0], newPath: paths[1]) : nil
            patches.append(Patch(change: change, text: text))
        }
        return (patches, diff.unreadable)
    }
}
