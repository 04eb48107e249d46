internal import CGit2

extension Repository {
    /// Whether the object is here or where this repository borrows from.
    ///
    /// Does not look again for packs that another process wrote since the repository was opened.
    package func contains(_ id: ObjectID) -> Bool {
        var id = id.raw
        return git_odb_exists_ext(database, &id, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
    }

    /// The kind and size of an object, without its content; nil where there is no such object.
    package func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int)? {
        var id = id.raw
        var size = 0
        var kind = GIT_OBJECT_INVALID
        let code = git_odb_read_header(&size, &kind, database, &id)
        guard try isThere(code, "git_odb_read_header"), let kind = ObjectKind(rawValue: kind.rawValue) else {
            return nil
        }
        return (kind, size)
    }

    /// An object with its content; nil where there is no such object.
    ///
    /// - Throws: `GitError` where the object is there but damaged.
    package func object(_ id: ObjectID) throws(GitError) -> Object? {
        var id = id.raw
        var found: OpaquePointer?
        guard try isThere(git_odb_read(&found, database, &id), "git_odb_read"), let found else { return nil }
        defer { git_odb_object_free(found) }
        guard let kind = ObjectKind(rawValue: git_odb_object_type(found).rawValue) else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: git_odb_object_data(found), count: git_odb_object_size(found))
        return Object(kind: kind, bytes: Array(bytes))
    }

    /// The content of a blob; nil where there is no such blob.
    package func blob(_ id: ObjectID) throws(GitError) -> [UInt8]? {
        guard let object = try object(id), object.kind == .blob else { return nil }
        return object.bytes
    }

    /// Stores an object, unless it is here or borrowed already.
    ///
    /// Asks first: libgit2, told to write what is there, would touch the file's time, also in the repository
    /// that we borrow from.
    @discardableResult
    package func write(_ bytes: [UInt8], as kind: ObjectKind) throws(GitError) -> ObjectID {
        let id = ObjectHash.id(of: bytes, as: kind)
        guard !contains(id) else { return id }
        var written = git_oid()
        let code = bytes.withUnsafeBytes {
            git_odb_write(&written, database, $0.baseAddress, $0.count, kind.raw)
        }
        try check(code, "git_odb_write")
        return ObjectID(written)
    }

    /// False for "not found", which clears the message.
    func isThere(_ code: Int32, _ call: String) throws(GitError) -> Bool {
        if code == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return false
        }
        try check(code, call)
        return true
    }
}
