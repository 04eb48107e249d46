/// The user's own repository, read as files: never opened by a library that might write to it.
package struct GitFolder: Sendable, Equatable {
    /// With `HEAD` and `index`: `.git`, or a linked work tree's or submodule's folder.
    package var path: String
    /// With `objects`, `config` and `info`: the same, but for a linked work tree the main repository's.
    package var common: String

    /// The repository of a work tree; nil where its folder has no usable `.git`.
    package init?(workTree: String) {
        let dotGit = workTree == "/" ? "/.git" : "\(workTree)/.git"
        guard let status = FilePath.status(dotGit) else { return nil }
        if status.kind == .folder {
            path = dotGit
        } else {
            guard let text = FilePath.text(of: dotGit, limit: 1 << 16), text.hasPrefix("gitdir:") else {
                return nil
            }
            path = Self.resolve(String(text.dropFirst("gitdir:".count)), from: workTree)
        }
        guard FilePath.status("\(path)/HEAD") != nil else { return nil }
        common = FilePath.text(of: "\(path)/commondir").map { [path] in Self.resolve($0, from: path) } ?? path
    }

    /// A bare repository.
    package init(bare path: String) {
        self.path = path
        common = path
    }

    /// The branch that is checked out, also an unborn one; nil for a detached head, and where references are
    /// kept in tables (`reftable`), whose `HEAD` names a branch that cannot be.
    package var branch: String? {
        let prefix = "ref: refs/heads/"
        guard let head = FilePath.text(of: "\(path)/HEAD"), head.hasPrefix(prefix),
            head != prefix + ".invalid"
        else { return nil }
        return String(head.dropFirst(prefix.count))
    }

    package var objects: String { "\(common)/objects" }
    package var index: String { "\(path)/index" }

    /// The commit that is checked out; nil for an unborn branch, and where references are kept in a way that
    /// is not understood.
    package var head: ObjectID? {
        var name = FilePath.text(of: "\(path)/HEAD") ?? ""
        // A symbolic reference may point at another one; git itself follows five.
        for _ in 0..<5 {
            guard name.hasPrefix("ref:") else { return ObjectID(hex: name) }
            let target = Self.trimmed(name.dropFirst("ref:".count))
            guard !target.contains("..") else { return nil }
            let loose = FilePath.text(of: "\(path)/\(target)") ?? FilePath.text(of: "\(common)/\(target)")
            guard let loose else { return packed(target) }
            name = loose
        }
        return nil
    }

    /// What a reference points at that is not symbolic; nil where there is none of that name.
    package func reference(_ name: String) -> ObjectID? {
        FilePath.text(of: "\(common)/\(name)").map { ObjectID(hex: $0) } ?? packed(name)
    }

    private func packed(_ name: String) -> ObjectID? {
        guard let bytes = FilePath.bytes(of: "\(common)/packed-refs") else { return nil }
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.count == 41 + name.utf8.count {
            guard line.dropFirst(41).elementsEqual(name.utf8) else { continue }
            return ObjectID(hex: String(decoding: line.prefix(40), as: UTF8.self))
        }
        return nil
    }

    private static func resolve(_ path: String, from folder: String) -> String {
        let path = trimmed(path[...])
        return path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
