internal import Events

extension ToolUse {
    /// What a call was about, from its arguments: a shell's command, a file tool's path, else the arguments
    /// as JSON.
    static func input(from arguments: JSONValue?) -> String? {
        guard let arguments, arguments != .null else { return nil }
        for key in [
            "full_command", "command", "cmd", "file_path", "notebook_path", "path", "pattern", "skill",
        ] {
            if let text = text(arguments[key]) { return text }
        }
        if let files = arguments["files"]?.array, arguments["sha256"] != nil {
            return files.compactMap(\.string).joined(separator: " ")
        }
        return arguments.string ?? arguments.text
    }

    /// Arguments given as JSON in a string; a string that is not JSON (cut by the agent) stands for itself.
    static func arguments(_ text: String?) -> JSONValue? {
        guard let text, !text.isEmpty else { return nil }
        return (try? JSONValue(parsing: text)) ?? .string(text)
    }

    /// A string, or the words of an argument list (`["bash", "-lc", "ls"]` is the last word's command).
    private static func text(_ value: JSONValue?) -> String? {
        if let text = value?.string { return text.isEmpty ? nil : text }
        if let nested = value, nested["files"] != nil { return input(from: nested) }
        let words = value?.array?.compactMap(\.string) ?? []
        if words.count == 3, words[1].hasPrefix("-"), words[1].hasSuffix("c") { return words[2] }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
