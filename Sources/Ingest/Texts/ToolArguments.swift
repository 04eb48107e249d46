internal import Events

/// What is kept of a tool call's arguments: commands and paths always, file contents only under the outputs flag.
struct ToolArguments {
    let keeper: TextKeeper
    let keepContents: Bool

    /// Argument names whose values are what a file holds or will hold, in the tools of the three agents.
    private static let contentKeys: Set<String> = [
        "content", "contents", "file_text", "new_string", "old_string", "new_str", "old_str", "new_source", "edits",
        "patch", "diff", "insert_text", "code_edit",
    ]
    private static let patchTools: Set<String> = ["apply_patch", "ApplyPatch"]

    /// Arguments given as JSON values (hooks).
    func applied(to arguments: JSONValue, tool: String) -> JSONValue {
        guard case .object(let members) = arguments else {
            if let text = arguments.string { return .string(applied(toText: text, tool: tool)) }
            return keeper.attributes(arguments, key: "")
        }
        var result: [String: JSONValue] = [:]
        for (key, value) in members { result[key] = member(key, value, tool: tool) }
        return .object(result)
    }

    /// Arguments given as a string (OTLP): mostly JSON, cut off where the agent cut it.
    func applied(toText text: String, tool: String) -> String {
        if let parsed = try? JSONValue(parsing: text), parsed.object != nil {
            return applied(to: parsed, tool: tool).text
        }
        if keepContents { return keeper.snippet(text) }
        if Self.patchTools.contains(tool) { return patchOutline(text).text }
        // Cut or foreign text that may hold a file: its shape is not known, so nothing of it is safe to keep.
        return Self.mayHoldContents(text) ? suppressed(text).text : keeper.command(text)
    }

    private func member(_ key: String, _ value: JSONValue, tool: String) -> JSONValue {
        if !keepContents, Self.patchTools.contains(tool), let text = value.string, key != "workdir" {
            return patchOutline(text)
        }
        guard Self.contentKeys.contains(key) else { return keeper.attributes(value, key: key) }
        if keepContents { return clipped(value, key: key) }
        return suppressed(value.string ?? value.text)
    }

    private func clipped(_ value: JSONValue, key: String) -> JSONValue {
        value.string.map { .string(keeper.snippet($0)) } ?? keeper.attributes(value, key: key)
    }

    private func suppressed(_ text: String) -> JSONValue { keeper.trace(of: text, limit: keeper.limits.snippet) }

    /// Which files a patch touches, and its length and digest in place of its lines.
    private func patchOutline(_ patch: String) -> JSONValue {
        let marks = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "]
        let files = patch.split(whereSeparator: \.isNewline).compactMap { line in
            marks.first { line.hasPrefix($0) }.map { JSONValue.string(String(line.dropFirst($0.count))) }
        }
        guard case .object(var outline) = suppressed(patch) else { return .null }
        outline["files"] = .array(Array(files.prefix(100)))
        return .object(outline)
    }

    private static func mayHoldContents(_ text: String) -> Bool {
        contentKeys.contains { text.contains("\"\($0)\"") }
    }
}
