internal import CGit2

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension Repository {
    /// Stores a pack that we made, or that `Pack.read` has accepted, and its index.
    ///
    /// With `toDisk`, a crash of the machine does not lose it after this returns.
    ///
    /// - Throws: `GitError` where the disk takes no more, or libgit2 sees the pack in another way.
    package func store(pack bytes: [UInt8], toDisk: Bool = false) throws(GitError) {
        var options = git_indexer_options()
        try check(
            git_indexer_options_init(&options, UInt32(GIT_INDEXER_OPTIONS_VERSION)),
            "git_indexer_options_init")
        let folder = path + "/objects/pack"
        let indexer = try make("git_indexer_new") { git_indexer_new(&$0, folder, 0o600, nil, &options) }
        // Not committed, it removes what it wrote.
        defer { git_indexer_free(indexer) }
        var progress = git_indexer_progress()
        try check(git_indexer_append(indexer, bytes, bytes.count, &progress), "git_indexer_append")
        try check(git_indexer_commit(indexer, &progress), "git_indexer_commit")
        if toDisk, let name = git_indexer_name(indexer).map({ String(cString: $0) }) {
            for path in ["\(folder)/pack-\(name).pack", "\(folder)/pack-\(name).idx", folder] {
                try check(Self.flush(path), "fsync")
            }
        }
        try check(git_odb_refresh(database), "git_odb_refresh")
    }

    private static func flush(_ path: String) -> Int32 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return -1 }
        defer { close(file) }
        return fsync(file)
    }
}
