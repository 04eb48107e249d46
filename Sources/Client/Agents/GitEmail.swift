internal import Foundation

/// The person's address as git knows it.
package enum GitEmail {
    /// From the person's own settings of git, not from a repository's: it is asked for once, for all.
    package static func find(on machine: Machine) -> String? {
        let given = machine.environment["GIT_CONFIG_GLOBAL"]
        let roots = [machine.environment["XDG_CONFIG_HOME"] ?? machine.home + "/.config"]
        let paths = given.map { [$0] } ?? [machine.home + "/.gitconfig"] + roots.map { $0 + "/git/config" }
        return paths.lazy.compactMap { path in
            FileManager.default.contents(atPath: path).flatMap {
                email(in: String(decoding: $0, as: UTF8.self))
            }
        }.first
    }

    /// `email` of the section `[user]`; the last one counts, as for git.
    static func email(in text: String) -> String? {
        var isUser = false
        var found: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("[") {
                isUser = line.lowercased().hasPrefix("[user]")
            } else if isUser, let sign = line.firstIndex(of: "=") {
                let name = line[..<sign].trimmingCharacters(in: .whitespaces).lowercased()
                let value = line[line.index(after: sign)...].prefix { $0 != "#" && $0 != ";" }
                let plain = value.trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
                if name == "email", !plain.isEmpty { found = plain }
            }
        }
        return found
    }
}
