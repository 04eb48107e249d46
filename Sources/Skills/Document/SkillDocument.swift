internal import Events

/// A SKILL.md as values: the six keys of the Agent Skills specification, and the body.
///
/// Texts are normalized on the way in (see `plain`), so that what is rendered and read again is equal.
package struct SkillDocument: Sendable, Codable, Equatable {
    package var name: String
    package var description: String { didSet { description = Self.plain(description) } }
    package var license: String? { didSet { license = license.map(Self.plain) } }
    package var compatibility: String? { didSet { compatibility = compatibility.map(Self.plain) } }
    package var metadata: [String: String]
    /// Tools that need no confirmation, separated by spaces (`allowed-tools`, experimental).
    package var allowedTools: String? { didSet { allowedTools = allowedTools.map(Self.plain) } }
    package var body: String { didSet { body = Self.plain(body) } }

    package init(
        name: String, description: String, license: String? = nil, compatibility: String? = nil,
        metadata: [String: String] = [:], allowedTools: String? = nil, body: String
    ) {
        self.name = name
        self.description = Self.plain(description)
        self.license = license.map(Self.plain)
        self.compatibility = compatibility.map(Self.plain)
        self.metadata = metadata
        self.allowedTools = allowedTools.map(Self.plain)
        self.body = Self.plain(body)
    }

    /// The digest of the rendered bytes, `sha256:` and 64 hex digits, as discovery indexes and ETags state
    /// it.
    package var digest: String { "sha256:" + ContentID.sha256(rendered.utf8) }

    /// Line ends as `\n`, and no white space around: what YAML and Markdown readers would change anyway.
    static func plain(_ text: String) -> String {
        var lines = UnixText(text).text[...]
        while let first = lines.first, first.isWhitespace || first == "\u{FEFF}" { lines.removeFirst() }
        while let last = lines.last, last.isWhitespace { lines.removeLast() }
        return String(lines)
    }
}
