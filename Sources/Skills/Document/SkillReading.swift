/// What reading a SKILL.md gave: the document, and what a strict reader would object to.
///
/// Lenient as the clients are (they rescue broken YAML line by line and take a missing name from the folder),
/// so that a skill that Claude Code would load can be looked at here too; `violations(in:folder:)` is strict.
package struct SkillReading: Sendable, Equatable {
    package var document: SkillDocument
    /// Keys outside the specification's six, in the file's order, `metadata.x` for nested ones; they are not
    /// kept.
    package var otherKeys: [String] = []
    /// True where the front matter was not YAML and was read line by line.
    package var isRescued = false

    package init(_ text: String, folder: String? = nil) throws(SkillError) {
        let front = try FrontMatter(splitting: text)
        let (fields, rescued) = Self.fields(front.yaml)
        let name = fields.text("name") ?? folder ?? ""
        guard !name.isEmpty else {
            throw SkillError(
                "the key name is missing", at: "front matter", advice: "add name: the-folder-name")
        }
        guard let description = fields.text("description") else {
            throw SkillError(
                "the key description is missing", at: "front matter",
                advice: "add description: \"Use when …\"; agents choose a skill by it")
        }
        document = SkillDocument(
            name: name, description: description, license: fields.text("license"),
            compatibility: fields.text("compatibility"), metadata: fields.metadata,
            allowedTools: fields.text("allowed-tools"), body: front.body)
        otherKeys = fields.otherKeys
        isRescued = rescued
    }

    private static func fields(_ yaml: String) -> (FrontMatterFields, rescued: Bool) {
        guard let fields = try? FrontMatterFields(yaml: yaml) else {  // not YAML: clients rescue it, so do we
            return (FrontMatterFields(lines: yaml), true)
        }
        return (fields, false)
    }
}

extension SkillDocument {
    /// Reads a SKILL.md leniently; `SkillReading` also tells what was wrong with it.
    package static func parse(_ text: String, folder: String? = nil) throws(SkillError) -> SkillDocument {
        try SkillReading(text, folder: folder).document
    }
}
