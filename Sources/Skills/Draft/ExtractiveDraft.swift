package import Events

/// Drafts a SKILL.md without a model: every instruction in it is the users' own words or a command that was
/// seen.
///
/// The same cluster gives the same bytes: nothing of it depends on the clock, on chance or on the order of
/// the corrections.
package enum ExtractiveDraft {
    /// Drafts the skill; `taken` are names of the tenant's other skills, which it does not take again.
    package static func draft(cluster: Cluster, corrections: [Correction], taken: Set<String>) -> Draft {
        let members = corrections.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let shared = SharedWords(members)
        let rule = Rule(of: cluster, members, shared)
        let commands = CommandAdvice(members)
        let body = DraftBody(
            rule: rule, commands: commands, checks: Checks.said(in: members, beside: rule),
            notes: DraftNotes(cluster: cluster, corrections: members))
        let document = SkillDocument(
            name: DraftName.name(for: rule.text, cluster: cluster.id, taken: taken),
            description: DraftDescription(
                rule: rule, scope: cluster.scope, commands: commands, terms: shared.terms
            ).text,
            metadata: Provenance.metadata(cluster: cluster, sentences: body.sentences),
            body: body.text)
        return Draft(document: document, sentences: body.sentences)
    }
}
