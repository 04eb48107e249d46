internal import Git

/// Where the user says what git is to ignore and how files are kept, read without opening the repository.
struct IgnoreSources {
    /// The rules for the whole tree, the stronger first.
    let outside: [IgnoreFile]
    /// Of those rules, so that it is seen when they change.
    let digest: ObjectID
    let traits: FileTraits
    /// Whether git may have stored other ends of lines than the files have.
    let convertsLines: Bool

    /// `fallback` is where it is known whether the file system tells capitals apart if the user's repository
    /// does not say.
    init(git: GitFolder?, root: String, home: String, fallback: String) {
        let local = GitSettings(git.map { "\($0.common)/config" } ?? fallback)
        let user = GitSettings("\(home)/.gitconfig")
        let other = GitSettings("\(home)/.config/git/config")
        let machine = GitSettings("/etc/gitconfig")
        func text(_ name: String) -> String? {
            local.text(name) ?? user.text(name) ?? other.text(name) ?? machine.text(name)
        }
        var traits = FileTraits()
        traits.hasModes = local.bool("core.filemode") ?? true
        traits.hasLinks = local.bool("core.symlinks") ?? true
        traits.foldsCase = local.bool("core.ignorecase") ?? false
        self.traits = traits
        let attributes = ["\(root)/.gitattributes"] + (git.map { ["\($0.common)/info/attributes"] } ?? [])
        convertsLines =
            text("core.autocrlf").map { $0.utf8.first != UInt8(ascii: "f") } ?? false
            || attributes.contains { Self.turnsLines(FilePath.bytes(of: $0, limit: 1 << 20) ?? []) }
        let named = text("core.excludesfile").map { Self.path($0, root: root, home: home) }
        let files = [git.map { "\($0.common)/info/exclude" }, named ?? "\(home)/.config/git/ignore"]
        let rules = files.compactMap { path in path.flatMap { FilePath.bytes(of: $0, limit: 1 << 20) } }
        outside = rules.map { IgnoreFile($0, foldsCase: traits.foldsCase) }.filter { !$0.isEmpty }
        digest = ObjectHash.id(of: Array(rules.joined(separator: [0])), as: .blob)
    }

    /// Whether attributes have git turn the ends of some files' lines; of which, does not matter here, nor that
    /// folders may have attributes of their own.
    private static func turnsLines(_ attributes: [UInt8]) -> Bool {
        let words = attributes.split { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
        return words.contains { word in
            ["text", "eol", "crlf"].contains { word.elementsEqual($0.utf8) }
        }
    }

    private static func path(_ text: String, root: String, home: String) -> String {
        if text.hasPrefix("~/") { return home + text.dropFirst(1) }
        return text.hasPrefix("/") ? text : "\(root)/\(text)"
    }
}
