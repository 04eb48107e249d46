package import Events

/// One record of Claude Code's, with what it says of who is speaking.
package struct ClaudeRecord {
    /// How the text begins that the program puts in for a skill; its folder follows.
    package static let skillOpening = "Base directory for this skill: "

    /// Whose words a message of the role `user` holds.
    package enum Speaker: Sendable, Equatable {
        case person
        /// The program, or another agent: a notification, a subagent's task.
        case machine
        /// Nobody that the agent hears: reports of tools, notes of the program to itself.
        case nobody
    }

    package let json: JSONValue

    package init(_ json: JSONValue) { self.json = json }

    package subscript(key: String) -> JSONValue? { json[key] }

    package func string(_ key: String) -> String? {
        guard let text = json[key]?.string, !text.isEmpty else { return nil }
        return text
    }

    package func isTrue(_ key: String) -> Bool { json[key]?.bool == true }

    /// The blocks of its message; a text alone is one.
    package var blocks: [JSONValue] {
        switch json["message"]?["content"] {
        case .string(let text)?: [.object(["type": .string("text"), "text": .string(text)])]
        case .array(let blocks)?: blocks
        default: []
        }
    }

    /// Its texts, a line each; nil where it has none.
    package var text: String? {
        let texts = blocks.compactMap { $0["type"]?.string == "text" ? $0["text"]?.string : nil }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    package var results: [JSONValue] { blocks.filter { $0["type"]?.string == "tool_result" } }

    package var isInterrupt: Bool { text?.hasPrefix("[Request interrupted by user") ?? false }

    /// A command that was typed (`/name arguments`), which stands in markup; nil for any other message.
    package var slashCommand: (name: String, line: String)? {
        guard let text, text.hasPrefix("<command-"),
            let tagged = text.between("<command-name>", "</command-name>")
        else { return nil }
        let name = tagged.hasPrefix("/") ? String(tagged.dropFirst()) : tagged
        let arguments = text.between("<command-args>", "</command-args>") ?? ""
        return (name, arguments.isEmpty ? "/\(name)" : "/\(name) \(arguments)")
    }

    /// Who speaks in a record of the type `user`.
    ///
    /// Versions differ in what they tell: `origin` in the terminal, `promptSource` without one, and neither in
    /// old ones and for commands, where the words alone must tell.
    package var speaker: Speaker {
        guard json["type"]?.string == "user", !isTrue("isMeta"), !isTrue("isCompactSummary"), results.isEmpty,
            !isInterrupt, let text, !text.isEmpty
        else { return .nobody }
        if isTrue("isSidechain") { return .machine }
        let (origin, source) = (json["origin"]?["kind"]?.string, string("promptSource"))
        if slashCommand != nil { return .person }
        guard origin != nil || source != nil else { return isHumanPrompt(text) ? .person : .nobody }
        let isPersons = origin == "human" || (origin == nil && ["sdk", "typed"].contains(source))
        return isPersons && isHumanPrompt(text) ? .person : .machine
    }

    /// Words that a message brings to the agent while it works; nil for any other attachment.
    package var queuedPrompt: String? {
        guard let attachment = json["attachment"], attachment["type"]?.string == "queued_command",
            ["prompt", nil].contains(attachment["commandMode"]?.string),
            ["human", nil].contains(attachment["origin"]?["kind"]?.string),
            let text = attachment["prompt"]?.string, isHumanPrompt(text)
        else { return nil }
        return text
    }
}

extension String {
    /// What stands between the first of one mark and the next of another; nil where either is missing.
    fileprivate func between(_ start: String, _ end: String) -> String? {
        let parts = split(separator: start, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let rest = parts[1].split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
        return rest.count == 2 ? String(rest[0]) : nil
    }
}
