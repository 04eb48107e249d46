/// What sort of thing a tool does, told by its name across agents.
enum ToolKind: Sendable, Equatable {
    case edit, shell, read, other

    init(_ tool: String) {
        let name = tool.lowercased()
        if editMarks.contains(where: name.contains) {
            self = .edit
        } else if shellMarks.contains(where: name.contains) {
            self = .shell
        } else if readMarks.contains(where: name.contains) {
            self = .read
        } else {
            self = .other
        }
    }
}

private let editMarks = ["edit", "write", "apply_patch", "replace", "delete_file", "create_file"]
private let shellMarks = ["bash", "exec", "terminal", "shell", "command"]
private let readMarks = ["read", "grep", "glob", "search", "list", "view", "fetch", "find"]
