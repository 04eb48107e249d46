internal import Events

/// One tool use: `<tool-use data-tool-type="shell" data-tool-name="Bash">` up to its closing tag, or, in older
/// files, what follows a line `Tool use: **name**` up to the next rule.
struct SpecStoryTool {
    let line: Int
    let isTagged: Bool
    private(set) var isOver = false
    var isInFence: Bool { fence != nil }

    private var name: String
    private let isShell: Bool
    private var fence: SpecStoryFence?
    private var code = SpecStoryText()
    private var codes: [(language: String, text: String)] = []
    private var summary: String?
    private var inline: String?
    private var failed = false

    private static let shells: Set<String> = [
        "Bash", "run_terminal_cmd", "run_terminal_command_v2", "shell", "shell_command", "exec_command",
        "run_shell_command", "command",
    ]
    private static let bareOpening = "Tool use: **"

    /// Whether a line is nothing but the end of a tagged one.
    static func ends(_ line: Substring) -> Bool { line == "</tool-use>" || line == "</details></tool-use>" }

    init?(opening: Substring, line: Int) {
        self.line = line
        isTagged = opening.hasPrefix("<tool-use ")
        let found =
            isTagged
            ? opening.attribute("data-tool-name")
            : opening.hasPrefix(Self.bareOpening)
                ? opening.dropFirst(Self.bareOpening.count).upTo("**").map(String.init) : nil
        guard let found, !found.isEmpty, found.utf8.count <= 200 else { return nil }
        name = found
        isShell = opening.attribute("data-tool-type") == "shell" || Self.shells.contains(found)
        add(opening)
    }

    mutating func add(_ line: Substring) {
        if let open = fence {
            if open.isClosed(by: line) {
                fence = nil
                codes[codes.count - 1].text = code.text
                code = SpecStoryText()
            } else {
                code.add(String(line))
            }
            return
        }
        if let open = SpecStoryFence(line) {
            fence = open
            // A tool shows a few pieces; what is quoted on and on is output.
            if codes.count >= 20 { codes.removeLast() }
            codes.append((String(line.drop { "`~ ".contains($0) }), ""))
            return
        }
        readPlain(line)
        if isTagged ? line.hasSuffix("</tool-use>") : line == "---" { isOver = true }
    }

    private mutating func readPlain(_ line: Substring) {
        if line.contains("**Error:**") { failed = true }
        if summary == nil, let told = line.upTo("</summary>") {
            let told = told.split(separator: "<summary>").last ?? told
            if let bullet = told.firstIndex(of: "•") {
                summary = told[told.index(after: bullet)...].afterColon
            } else if !told.hasPrefix("Tool use:") {
                summary = told.afterColon
            }
        } else if summary == nil, !isTagged, ["Read file: ", "Edit file: "].contains(where: line.hasPrefix) {
            summary = line.afterColon
        }
        let words = line.drop { $0 == " " || $0 == "-" }
        if inline == nil, let open = words.firstIndex(of: "`"), words.hasSuffix("`"),
            words[..<open].isEmpty || words[..<open].hasSuffix(": ")
        {
            let inside = words[words.index(after: open)...].dropLast()
            if !inside.isEmpty { inline = String(inside) }
        }
    }

    /// What it was, what it was called with, and what came of it, as far as the file says.
    var record: [String: JSONValue] {
        var codes = codes
        if fence != nil, !code.text.isEmpty, !codes.isEmpty { codes[codes.count - 1].text = code.text }
        var record: [String: JSONValue] = ["type": .string("tool"), "tool": .string(name)]
        let script = codes.first { isShell && ["bash", "sh", "shell", "zsh"].contains($0.language) }
        record["input"] = (script?.text ?? inline ?? summary).map(JSONValue.string)
        let rest = codes.dropFirst(script != nil && codes.first?.text == script?.text ? 1 : 0)
        if let output = rest.last(where: { ["", "text", "diff", "json"].contains($0.language) }) {
            record["output"] = .string(output.text)
        }
        if failed { record["failed"] = .bool(true) }
        return record
    }
}

extension Substring {
    /// An attribute's value in a tag.
    fileprivate func attribute(_ name: String) -> String? {
        let parts = split(separator: "\(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[1].upTo("\"").map(String.init) : nil
    }

    /// What stands before a mark; nil where it is missing.
    fileprivate func upTo(_ mark: String) -> Substring? {
        let parts = split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0] : nil
    }

    /// What stands after the first colon, or all of it, without white space around it.
    fileprivate var afterColon: String? {
        let parts = split(separator: ": ", maxSplits: 1)
        let text = String(parts.count == 2 ? parts[1] : self).trimmed
        return text.isEmpty ? nil : text
    }
}
