/// A candidate's SKILL.md, and what each of its instructing sentences rests on.
package struct Draft: Sendable, Codable, Equatable {
    package var document: SkillDocument
    /// The body's sentences that tell an agent what to do, in its order; headings, quotes and `DraftNotes`
    /// are not among them.
    package var sentences: [DraftSentence]

    package init(document: SkillDocument, sentences: [DraftSentence]) {
        self.document = document
        self.sentences = sentences
    }
}

/// A sentence of a draft with the corrections that it was taken from.
package struct DraftSentence: Sendable, Codable, Equatable {
    /// As it stands in the body, without a list mark.
    package var text: String
    /// Ids of corrections, oldest first.
    package var evidence: [String]

    package init(text: String, evidence: [String]) {
        self.text = text
        self.evidence = evidence
    }
}
