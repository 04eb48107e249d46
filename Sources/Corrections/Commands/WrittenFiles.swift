internal import Events

/// The files that an agent wrote, by its edit tools and by `sed -i`.
struct WrittenFiles: Sendable {
    private var paths: [String] = []

    init(_ actions: [AgentAction]) {
        for action in actions.suffix(40) where action.outcome != .refused {
            switch ToolKind(action.tool) {
            case .edit: add(action.input)
            case .shell: addEditedInPlace(action.input)
            case .read, .other: break
            }
        }
    }

    var names: String { paths.joined(separator: ", ") }

    /// The first file that both have.
    func first(in other: WrittenFiles) -> String? { paths.first { other.holds($0) } }

    /// True where the command gives a file's older state back, or moves it elsewhere.
    func isTakenBack(by command: Command) -> Bool {
        let task = command.words.first ?? ""
        let isBack = command.program == "git" && ["checkout", "restore", "mv"].contains(task)
        guard isBack || command.program == "mv" else { return false }
        return command.words.contains(where: holds)
    }

    private func holds(_ path: String) -> Bool {
        let wanted = path.lowercased()
        return paths.contains { own in
            let own = own.lowercased()
            return own == wanted || own.hasSuffix("/" + wanted) || wanted.hasSuffix("/" + own)
        }
    }

    private mutating func add(_ path: String) {
        let path = path.prefix { !$0.isNewline }
        if path.count > 2, path.count < 300, path.contains(".") { paths.append(String(path)) }
    }

    private mutating func addEditedInPlace(_ line: String) {
        guard line.contains("sed -i"), let last = line.prefix(400).split(whereSeparator: \.isWhitespace).last
        else {
            return
        }
        add(String(last))
    }
}
