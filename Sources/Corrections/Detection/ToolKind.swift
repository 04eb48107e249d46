/// What sort of thing a tool does, told by its name across agents.
enum ToolKind: Sendable, Equatable {
    case edit, shell, read, other

    init(_ tool: String) {
        let name = tool.lowercased()
        if editMarks.contains(where: name.holds) {
            self = .edit
        } else if shellMarks.contains(where: name.holds) {
            self = .shell
        } else if readMarks.contains(where: name.holds) {
            self = .read
        } else {
            self = .other
        }
    }
}

private let editMarks: [StaticString] = [
    "edit", "write", "apply_patch", "replace", "delete_file", "create_file",
]
private let shellMarks: [StaticString] = ["bash", "exec", "terminal", "shell", "command"]
private let readMarks: [StaticString] = ["read", "grep", "glob", "search", "list", "view", "fetch", "find"]
