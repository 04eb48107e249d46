internal import CGit2

extension Repository {
    /// What a reference points at; nil where there is none of that name, or it is symbolic.
    package func reference(_ name: String) throws(GitError) -> ObjectID? {
        var found: OpaquePointer?
        guard try isThere(git_reference_lookup(&found, handle, name), "git_reference_lookup") else {
            return nil
        }
        defer { git_reference_free(found) }
        return git_reference_target(found).map { ObjectID($0.pointee) }
    }

    /// Makes a reference, or moves it.
    package func setReference(_ name: String, to id: ObjectID) throws(GitError) {
        var id = id.raw
        let made = try make("git_reference_create") { git_reference_create(&$0, handle, name, &id, 1, nil) }
        git_reference_free(made)
    }

    /// Removes a reference; none of that name is as good.
    package func removeReference(_ name: String) throws(GitError) {
        _ = try isThere(git_reference_remove(handle, name), "git_reference_remove")
    }

    /// All references below a prefix (`refs/sessions/`), by name.
    package func references(below prefix: String) throws(GitError) -> [(name: String, id: ObjectID)] {
        var iterator: OpaquePointer?
        try check(
            git_reference_iterator_glob_new(&iterator, handle, prefix + "*"),
            "git_reference_iterator_glob_new")
        defer { git_reference_iterator_free(iterator) }
        var found: [(name: String, id: ObjectID)] = []
        var name: UnsafePointer<CChar>?
        while git_reference_next_name(&name, iterator) == 0 {
            guard let name else { continue }
            let text = String(cString: name)
            if let id = try reference(text) { found.append((text, id)) }
        }
        git_error_clear()
        return found.sorted { $0.name < $1.name }
    }
}
