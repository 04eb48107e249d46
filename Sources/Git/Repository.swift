internal import CGit2

/// A bare repository of our own: owns libgit2's handle, frees it once, and cannot be shared by accident.
///
/// Opened bare, so that neither the environment (`GIT_DIR`, `GIT_INDEX_FILE`) nor who owns a folder decides
/// what is opened.
package struct Repository: ~Copyable {
    let handle: OpaquePointer
    /// Its objects, and those of the repositories that it borrows from.
    let database: OpaquePointer
    /// The folder with `HEAD` and `objects`.
    package let path: String

    /// Opens a bare repository that is there.
    package init(bare path: String) throws(GitError) {
        Library.start()
        try self.init(
            owning: try make("git_repository_open_bare") { git_repository_open_bare(&$0, path) }, path)
    }

    /// Makes a bare repository, or opens it where it is there.
    package init(creatingBare path: String) throws(GitError) {
        Library.start()
        var options = git_repository_init_options()
        git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
        // No templates: another program's hooks and samples have no place here.
        options.flags = GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
        options.mode = 0o700
        try self.init(
            owning: try make("git_repository_init") { git_repository_init_ext(&$0, path, &options) }, path)
    }

    private init(owning handle: OpaquePointer, _ path: String) throws(GitError) {
        do throws(GitError) {
            database = try make("git_repository_odb") { git_repository_odb(&$0, handle) }
        } catch {
            git_repository_free(handle)
            throw error
        }
        self.handle = handle
        self.path = path
    }

    deinit {
        git_odb_free(database)
        git_repository_free(handle)
    }
}

/// libgit2 as a whole.
enum Library {
    /// libgit2 counts its own initialisations; one a process is enough, and a lazy static runs once.
    static func start() { _ = started }

    private static let started: Int32 = {
        let count = git_libgit2_init()
        // Nobody's settings decide how our repositories are read, nor does a broken file of settings stop us.
        let levels = [
            GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
            GIT_CONFIG_LEVEL_GLOBAL,
        ]
        for level in levels { _ = moda_git_set_search_path(level.rawValue, "") }
        return count
    }()
}

/// Runs a libgit2 call that makes an object through an out-pointer.
func make(
    _ call: String, _ body: (inout OpaquePointer?) -> Int32
) throws(GitError) -> OpaquePointer {
    var pointer: OpaquePointer?
    try check(body(&pointer), call)
    guard let pointer else { throw GitError(call, code: -1) }
    return pointer
}
