internal import Events

/// What a tool printed, out of the several ways in which histories hold it.
struct TranscriptOutput {
    var text: String
    /// Where older Codex versions put it: beside the output, in JSON around both.
    var exitCode: Int64?

    init(_ value: JSONValue) {
        text = transcriptText(value) ?? value.text
        guard text.utf8.first == UInt8(ascii: "{"), text.contains("\"exit_code\""),
            let parsed = try? JSONValue(parsing: text, budget: Limits.nestedValues),
            let code = parsed["metadata"]?["exit_code"]?.integer,
            let output = parsed["output"]?.string
        else { return }
        (text, exitCode) = (output, code)
    }
}

/// A text, or the texts of a list of blocks, a line each; nil where there is none.
func transcriptText(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text)?: return text
    case .array(let blocks)?:
        let texts = blocks.compactMap { $0.string ?? $0["text"]?.string }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    default: return nil
    }
}

/// A shell's command, out of a text or an argument list (`["bash", "-lc", "ls"]`).
func transcriptCommand(_ value: JSONValue) -> String? {
    if let text = value.string { return text }
    let words = value.array?.compactMap(\.string) ?? []
    if words.count == 3, words[1].hasPrefix("-"), words[1].hasSuffix("c") { return words[2] }
    return words.isEmpty ? nil : words.joined(separator: " ")
}
