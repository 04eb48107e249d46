internal import CGit2

/// The settings of a file that includes others.
enum IncludedSettings {
    static func values(_ path: String) -> [String: String] {
        Library.start()
        var config: OpaquePointer?
        defer {
            git_config_free(config)
            git_error_clear()
        }
        guard git_config_open_ondisk(&config, path) == 0 else { return [:] }
        var iterator: OpaquePointer?
        guard git_config_iterator_new(&iterator, config) == 0 else { return [:] }
        defer { git_config_iterator_free(iterator) }
        var values: [String: String] = [:]
        var entry: UnsafeMutablePointer<git_config_entry>?
        while git_config_next(&entry, iterator) == 0 {
            guard let name = entry?.pointee.name else { continue }
            values[String(cString: name)] = entry?.pointee.value.map { String(cString: $0) } ?? "true"
        }
        return values
    }
}
