internal import CGit2

/// The objects that lie in a repository itself, without those that it borrows.
package final class OwnObjects {
    private let database: OpaquePointer

    package init(repository: String) throws(GitError) {
        Library.start()
        let folder = "\(repository)/objects"
        database = try make("git_odb_new") { git_odb_new(&$0) }
        // Whoever owns a backend is the database, from when it is added.
        var backend: UnsafeMutablePointer<git_odb_backend>?
        try check(git_odb_backend_loose(&backend, folder, -1, 0, 0, 0), "git_odb_backend_loose")
        try check(git_odb_add_backend(database, backend, 2), "git_odb_add_backend")
        try check(git_odb_backend_pack(&backend, folder), "git_odb_backend_pack")
        try check(git_odb_add_backend(database, backend, 1), "git_odb_add_backend")
    }

    deinit { git_odb_free(database) }

    package func contains(_ id: ObjectID) -> Bool {
        var id = id.raw
        return git_odb_exists_ext(database, &id, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
    }
}
