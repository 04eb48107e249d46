internal import Events

/// What is kept of a tool call's arguments: commands and paths always, file contents only under the outputs
/// flag.
struct ToolArguments {
    let keeper: TextKeeper
    let keepContents: Bool

    /// Argument names whose values are what a file holds or will hold, in the tools of the three agents.
    private static let contentKeys: Set<String> = [
        "content", "contents", "file_text", "new_string", "old_string", "new_str", "old_str", "new_source",
        "edits", "patch", "diff", "insert_text", "code_edit", "newString", "oldString", "newText", "oldText",
        "newSource", "fileContent", "file_content", "codeEdit",
    ]
    private static let patchTools: Set<String> = ["apply_patch", "ApplyPatch"]
    /// Codex's code mode: the argument is a program, which holds whatever the calls inside it write.
    private static let programTools: Set<String> = ["exec"]
    private static let programKeys: Set<String> = ["input", "code"]

    /// Arguments given as JSON values (hooks).
    func applied(to arguments: JSONValue, tool: String) -> JSONValue {
        switch arguments {
        case .object(let members):
            keeper.whole(.object(keeper.mapped(members) { member($0, $1, tool: tool) }))
        case .string(let text): .string(applied(toText: text, tool: tool))
        default: member("", arguments, tool: tool)
        }
    }

    /// Arguments given as a string (OTLP): mostly JSON, cut off where the agent cut it.
    func applied(toText text: String, tool: String) -> String {
        if let parsed = try? JSONValue(parsing: text, budget: Limits.nestedValues), parsed.object != nil {
            return applied(to: parsed, tool: tool).text
        }
        if keepContents { return keeper.snippet(text) }
        if isPatch(text, tool: tool) { return patchOutline(text).text }
        // Cut or foreign text that may hold a file: its shape is not known, so nothing of it is safe to keep.
        let mayHoldContents = Self.programTools.contains(tool) || Self.namesContents(text)
        return mayHoldContents ? suppressed(text).text : keeper.command(text)
    }

    /// One argument, at any depth: `edits` are lists, and MCP tools nest as they like.
    private func member(_ key: String, _ value: JSONValue, tool: String) -> JSONValue {
        if let outline = PatchOutline(value) { return outline.cleaned(by: keeper) }
        if Self.contentKeys.contains(key) {
            return keepContents ? clipped(value, key: key) : suppressed(value.string ?? value.text)
        }
        switch value {
        case .string(let text) where !keepContents && key != "workdir" && isPatch(text, tool: tool):
            return patchOutline(text)
        case .string(let text)
        where !keepContents && Self.programTools.contains(tool) && Self.programKeys.contains(key):
            return suppressed(text)
        case .object(let members):
            return .object(keeper.mapped(members) { member($0, $1, tool: tool) })
        case .array(let items):
            return .array(items.map { member(key, $0, tool: tool) })
        default:
            return keeper.attributes(value, key: key)
        }
    }

    private func clipped(_ value: JSONValue, key: String) -> JSONValue {
        value.string.map { .string(keeper.snippet($0)) } ?? keeper.attributes(value, key: key)
    }

    private func suppressed(_ text: String) -> JSONValue {
        keeper.trace(of: text, keptAs: keeper.snippet(text))
    }

    /// True for a patch, also where a shell's command carries one.
    private func isPatch(_ text: String, tool: String) -> Bool {
        Self.patchTools.contains(tool) || text.contains("*** Begin Patch")
    }

    /// Which files a patch touches, and its length and digest in place of its lines.
    private func patchOutline(_ patch: String) -> JSONValue {
        let marks = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "]
        let files = patch.split(whereSeparator: \.isNewline).compactMap { line in
            marks.first { line.hasPrefix($0) }
                .map { JSONValue.string(keeper.command(String(line.dropFirst($0.count)))) }
        }
        guard case .object(var outline) = suppressed(patch) else { return .null }
        outline["files"] = .array(Array(files.prefix(100)))
        return .object(outline)
    }

    /// True where a content key is named, also inside JSON that is itself quoted.
    private static func namesContents(_ text: String) -> Bool {
        contentKeys.contains { text.contains("\"\($0)\"") || text.contains("\"\($0)\\\"") }
    }
}
