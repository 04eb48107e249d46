package import Events
package import Store

/// A person's own text for a skill: a new version of it, which no run replaces.
package struct Edit: Sendable {
    package var markdown: String
    package var description: String
    /// Of the text that was looked at; nil for whichever is there.
    package var digest: String?
    package var note: String?
    package var keyName: String
    package var now: Timestamp

    package init(
        markdown: String, description: String, digest: String?, note: String?, keyName: String, now: Timestamp
    ) {
        self.markdown = markdown
        self.description = description
        self.digest = digest
        self.note = note
        self.keyName = keyName
        self.now = now
    }

    /// The skill with the text, still approved or still not; nil where the text is there already.
    ///
    /// - Throws: `ReviewRefusal` where another text than the one that was looked at is there by now.
    package func make(of skill: SkillRecord) throws(ReviewRefusal) -> SkillEdit? {
        if let digest, digest != skill.digest {
            throw ReviewRefusal.conflict(
                "its text has changed since it was looked at: look at it again and edit that")
        }
        guard markdown != skill.markdown else { return nil }
        var edited = skill
        edited.version += 1
        edited.markdown = markdown
        edited.description = description
        edited.digest = "sha256:" + ContentID.sha256(markdown.utf8)
        edited.updatedAt = now
        return SkillEdit(
            skill: edited,
            version: SkillVersion(
                skill: skill.id, version: edited.version, origin: .person, author: keyName,
                digest: edited.digest, markdown: markdown, createdAt: now, note: note))
    }
}
