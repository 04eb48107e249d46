internal import CGit2

/// What a repository is called among people: `owner/name`, as its remote's address says.
package enum RepositoryName {
    /// The name by the remote `origin`; the folder's where there is no remote, nil where there is no repository.
    package static func of(root: String) -> String? {
        guard let folder = GitFolder(workTree: root) else { return nil }
        return originURL(in: folder.common + "/config").flatMap(of(url:)) ?? lastPart(of: root)
    }

    /// The name that an address ends in, without user, password, host, query and fragment, which may hold
    /// secrets; of a path on this machine, its last folder.
    package static func of(url: String) -> String? {
        let url = url.prefix { !$0.isNewline }.drop { $0 == " " }
        guard let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/") else {
            return lastPart(of: url)
        }
        let (before, after) = (url[..<colon], url[colon...].dropFirst())
        if after.hasPrefix("//") {
            if before.lowercased() == "file" { return lastPart(of: after) }
            let place = after.dropFirst(2).prefix { $0 != "?" && $0 != "#" }
            return place.firstIndex(of: "/").flatMap { name(place[$0...]) }
        }
        // git@host:owner/name.git; a single letter is a drive of Windows.
        return before.utf8.count > 1 ? name(after) : lastPart(of: after)
    }

    private static func name(_ path: Substring) -> String? {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." && !$0.hasPrefix("~") }
        guard let last = parts.last else { return nil }
        return (parts.dropLast().map(String.init) + [withoutSuffix(last)]).joined(separator: "/")
    }

    private static func lastPart(of path: some StringProtocol) -> String? {
        path.split { $0 == "/" || $0 == "\\" }.filter { $0 != ".git" && $0 != "." && $0 != ".." }.last
            .map { withoutSuffix(Substring($0)) }
    }

    private static func withoutSuffix(_ name: Substring) -> String {
        name.hasSuffix(".git") && name.count > 4 ? String(name.dropLast(4)) : String(name)
    }

    /// Read from the file alone: no repository is opened, so that whoever owns it, and whatever format it is
    /// of, does not matter.
    private static func originURL(in path: String) -> String? {
        Library.start()
        var config: OpaquePointer?
        guard git_config_open_ondisk(&config, path) == 0 else { return nil }
        defer { git_config_free(config) }
        var text = git_buf()
        guard git_config_get_string_buf(&text, config, "remote.origin.url") == 0, let start = text.ptr else {
            return nil
        }
        defer { git_buf_dispose(&text) }
        return String(cString: start)
    }
}
