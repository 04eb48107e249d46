package import Events

/// The sentences of a draft by where they stand.
package struct DraftSections: Sendable, Equatable {
    package var rule: [DraftSentence]
    package var dos: [DraftSentence]
    package var donts: [DraftSentence]
    package var checks: [DraftSentence]

    package init(
        rule: [DraftSentence], dos: [DraftSentence] = [], donts: [DraftSentence] = [],
        checks: [DraftSentence] = []
    ) {
        self.rule = rule
        self.dos = dos
        self.donts = donts
        self.checks = checks
    }
}

/// Makes a SKILL.md of sentences that somebody else wrote, with the notes and the provenance that every draft
/// has.
package enum SectionedDraft {
    /// The draft; `metadata` is added to what the cluster's provenance says.
    package static func draft(
        name: String, description: String, sections: DraftSections, metadata: [String: String] = [:],
        cluster: Cluster, corrections: [Correction]
    ) -> Draft {
        let members = corrections.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let body = DraftBody(sections, notes: DraftNotes(cluster: cluster, corrections: members))
        let provenance = Provenance.metadata(cluster: cluster, sentences: body.sentences)
        let document = SkillDocument(
            name: name, description: description,
            metadata: provenance.merging(metadata) { counted, _ in counted }, body: body.text)
        return Draft(document: document, sentences: body.sentences)
    }
}
