internal import Events

/// The files of the project that a turn was about: those that were edited, else those that commands named.
///
/// Files that were only read are not among them, nor those outside the session's folder, whose place in the project
/// nobody knows.
struct TouchedFiles {
    /// Below the root, each once, sorted.
    let paths: [String]

    private static let most = 200
    private static let longest = 200

    /// - Parameters:
    ///   - actions: What the agent did.
    ///   - edits: What the user did to it.
    ///   - root: The folder that the session ran in; nil where it is not known.
    init(_ actions: [AgentAction], _ edits: [WorkTreeEdit], below root: String?) {
        let edited =
            edits.map(\.path)
            + actions.filter { ToolKind($0.tool) == .edit }.flatMap { Self.named(inEdit: $0.input) }
        let own = edited.compactMap { Self.relative($0, root) }
        let run =
            own.isEmpty
            ? actions.filter { ToolKind($0.tool) == .shell }.flatMap { Self.named(inCommand: $0.input) }
                .compactMap { Self.relative($0, root) } : []
        paths = Set((own + run).prefix(Self.most)).sorted()
    }

    /// A file tool's path; of a patch, the files that it names.
    private static func named(inEdit input: String) -> [String] {
        guard input.contains("*** ") else {
            let parts = input.split(separator: " ").map(String.init)
            let isList = parts.count > 1 && parts.allSatisfy { ending(of: $0) != nil }
            return isList ? parts : input.contains(where: \.isNewline) ? [] : [input]
        }
        return input.split(whereSeparator: \.isNewline).compactMap { line in
            ["*** Update File: ", "*** Add File: ", "*** Delete File: "].first(where: line.hasPrefix).map {
                String(line.dropFirst($0.count))
            }
        }
    }

    /// The words of a command that look like files of a known kind.
    private static func named(inCommand command: String) -> [String] {
        command.prefix(2_000).split { " \t\r\n\"'`;|&()<>=,".contains($0) }.map(String.init).filter { word in
            !word.hasPrefix("-") && !word.contains("://")
                && word.utf8.allSatisfy { (33...126).contains($0) && !"$*?[]{}\\:".utf8.contains($0) }
                && ending(of: word).map { LanguageTable.byEnding[$0] != nil } ?? false
        }
    }

    /// The path below the root; nil for a place outside it.
    private static func relative(_ path: String, _ root: String?) -> String? {
        guard path.utf8.count <= longest, !path.isEmpty, !path.contains("\\") else { return nil }
        var rest = path[...]
        if path.hasPrefix("/") {
            guard var root, !root.isEmpty else { return nil }
            if !root.hasSuffix("/") { root += "/" }
            guard path.hasPrefix(root) else { return nil }
            rest = path.dropFirst(root.count)
        }
        let parts = rest.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains(".."), !rest.hasPrefix("~") else { return nil }
        return parts.joined(separator: "/")
    }

    /// The ending of a file's name in lower case; nil where it has none.
    static func ending(of path: String) -> String? {
        guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
            dot != name.startIndex, name.index(after: dot) != name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}
