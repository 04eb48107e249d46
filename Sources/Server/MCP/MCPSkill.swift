internal import Events
internal import Store

/// A skill in the shapes of the Model Context Protocol.
struct MCPSkill {
    private static let (scheme, file) = ("skill://", "/SKILL.md")
    private static let type = JSONValue.string("text/markdown")
    static let readingToolName = "read_skill"

    private let skill: SkillRecord

    init(_ skill: SkillRecord) { self.skill = skill }

    private var uri: String { Self.scheme + skill.id + Self.file }

    /// The name in an address; nil for one of another form.
    static func name(of uri: String) -> String? {
        guard uri.hasPrefix(scheme), uri.hasSuffix(file), uri.utf8.count > scheme.count + file.count else {
            return nil
        }
        return String(uri.dropFirst(scheme.count).dropLast(file.count))
    }

    var resource: JSONValue {
        .object([
            "uri": .string(uri), "name": .string(skill.id), "description": .string(skill.description),
            "mimeType": Self.type, "size": .integer(Int64(skill.markdown.utf8.count)),
            "annotations": .object([
                "audience": .array([.string("assistant")]), "lastModified": .string(skill.updatedAt.rfc3339),
            ]),
        ])
    }

    var contents: JSONValue {
        .object(["uri": .string(uri), "mimeType": Self.type, "text": .string(skill.markdown)])
    }

    var prompt: JSONValue {
        .object([
            "name": .string(skill.id), "description": .string(skill.description),
            "arguments": .array([
                .object([
                    "name": .string("task"),
                    "description": .string(
                        "What to do by the skill; nothing where it is meant for all that follows"),
                    "required": .bool(false),
                ])
            ]),
        ])
    }

    /// The prompt as a message: the skill's text, and what to do by it.
    func filled(task: String?) -> [String: JSONValue] {
        let wanted = task.map { "\n\nBy these rules, do the following: \($0)" } ?? ""
        let text = "Follow this skill in what you do from now on.\n\n" + skill.markdown + wanted
        return [
            "description": .string(skill.description),
            "messages": .array([
                .object(["role": .string("user"), "content": Self.text(text)])
            ]),
        ]
    }

    static let template = JSONValue.object([
        "uriTemplate": .string(scheme + "{name}" + file), "name": .string("skill"),
        "description": .string("The SKILL.md of an approved skill, by its name"), "mimeType": type,
    ])

    static let readingTool = JSONValue.object([
        "name": .string(readingToolName), "title": .string("Read a skill"),
        "description": .string(
            "Reads a skill of this team: rules for a kind of task that people had to repeat to their agents"),
        "inputSchema": .object([
            "type": .string("object"),
            "properties": .object([
                "name": .object(["type": .string("string"), "description": .string("The skill's name")])
            ]),
            "required": .array([.string("name")]), "additionalProperties": .bool(false),
        ]),
        "annotations": .object(["readOnlyHint": .bool(true), "openWorldHint": .bool(false)]),
    ])

    /// What a tool answers.
    static func said(_ words: String, isError: Bool) -> [String: JSONValue] {
        ["content": .array([text(words)]), "isError": .bool(isError)]
    }

    private static func text(_ words: String) -> JSONValue {
        .object(["type": .string("text"), "text": .string(words)])
    }
}
