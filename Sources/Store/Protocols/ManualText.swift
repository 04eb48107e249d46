/// A person's text for a skill, and what it started from.
package struct ManualText: Sendable, Equatable {
    /// The newest version of the skill: written by a person, or a draft that was merged into what one wrote.
    package var version: SkillVersion
    /// The draft that the text has taken in last; nil where none is known any more.
    package var base: String?
    /// Whether agents get it now.
    package var isServed: Bool

    package init(version: SkillVersion, base: String?, isServed: Bool = true) {
        self.version = version
        self.base = base
        self.isServed = isServed
    }
}

/// How a draft was merged into a person's text.
package struct CandidateMerge: Sendable, Equatable {
    /// A place that the person and the draft both changed: the person's lines stand there.
    package struct Conflict: Sendable, Equatable {
        package var kept: [String]
        package var notTaken: [String]

        package init(kept: [String], notTaken: [String]) {
            self.kept = kept
            self.notTaken = notTaken
        }
    }

    /// The draft's own SKILL.md, before it was merged.
    package var draft: String
    /// The version whose text is kept.
    package var kept: SkillVersion
    package var conflicts: [Conflict]
    /// Whether there is anything to decide: it adds something to that version, or that is served no more.
    package var isNew = false
    /// Whether a sentence that instructs comes with it, rather than numbers and quotations.
    package var instructs = false

    package init(draft: String, kept: SkillVersion, conflicts: [Conflict] = []) {
        self.draft = draft
        self.kept = kept
        self.conflicts = conflicts
    }
}
