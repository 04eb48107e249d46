internal import CGit2

/// A bare repository of our own: owns libgit2's handle, frees it once, and cannot be shared by accident.
///
/// Opened bare, so that neither the environment (`GIT_DIR`, `GIT_INDEX_FILE`) nor who owns a folder decides
/// what is opened.
package struct Repository: ~Copyable {
    let handle: OpaquePointer
    /// The folder with `HEAD` and `objects`.
    package let path: String

    /// Opens a bare repository that is there.
    package init(bare path: String) throws(GitError) {
        Library.start()
        handle = try make("git_repository_open_bare") { git_repository_open_bare(&$0, path) }
        self.path = path
    }

    /// Makes a bare repository, or opens it where it is there.
    package init(creatingBare path: String) throws(GitError) {
        Library.start()
        handle = try make("git_repository_init") { git_repository_init(&$0, path, 1) }
        self.path = path
    }

    deinit { git_repository_free(handle) }
}

/// libgit2 as a whole.
enum Library {
    /// libgit2 counts its own initialisations; one a process is enough, and a lazy static runs once.
    static func start() { _ = started }

    private static let started: Int32 = git_libgit2_init()
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
