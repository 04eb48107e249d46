package import Events
internal import Skills
package import Store

extension CandidateRecord {
    /// The candidate as it would be served: merged into the text that a person wrote for the skill, where one did.
    ///
    /// What cannot be merged adds nothing to the person's text, and what adds nothing waits for nobody, unless that
    /// text is served no more: then a person is asked whether it comes back.
    package func merged(into manual: ManualText?) -> CandidateRecord {
        guard let manual, merge == nil, status != .promoted else { return self }
        var merged = self
        let kept = manual.version
        var found = CandidateMerge(draft: markdown, kept: kept)
        merged.markdown = kept.markdown
        if let ours = try? SkillDocument.parse(kept.markdown, folder: name) {
            merged.description = ours.description
            // Nil where libgit2 refuses, or the draft is no SKILL.md.
            if var merge = merge(into: ours, base: manual.base) {
                merged.sentences = merge.keep(sentences)
                found.conflicts = merge.conflicts
                found.isNew = merge.isNew || !manual.isServed
                found.instructs = !merge.alreadySays(merged.sentences)
                if found.isNew {
                    (merged.markdown, merged.description) = (
                        merge.document.rendered, merge.document.description
                    )
                }
            }
        }
        if !found.isNew, status == .proposed { merged.status = .promoted }
        merged.merge = found
        return merged
    }

    private func merge(into ours: SkillDocument, base: String?) -> SkillMerge? {
        guard let theirs = try? SkillDocument.parse(markdown, folder: name) else { return nil }
        return try? SkillMerge(
            base: base.flatMap { try? SkillDocument.parse($0, folder: name) }, ours: ours, theirs: theirs)
    }
}

extension ReviewSubject {
    /// The same with the candidate as it would be served.
    package var merged: ReviewSubject {
        var subject = self
        subject.candidate = candidate?.merged(into: manual)
        return subject
    }
}

extension SkillStore {
    /// All candidates, or those of one name, as they would be served.
    package func mergedCandidates(
        named name: String? = nil, tenant: TenantID
    ) async throws -> [CandidateRecord] {
        let candidates = try await candidates(tenant: tenant).filter { name == nil || $0.name == name }
        let manual = try await manualTextsByName(tenant: tenant)
        return manual.isEmpty ? candidates : candidates.map { $0.merged(into: manual[$0.name]) }
    }

    /// By the ids of the skills.
    func manualTextsByName(tenant: TenantID) async throws -> [String: ManualText] {
        Dictionary(
            try await manualTexts(tenant: tenant).map { ($0.version.skill, $0) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension CandidateMerge {
    /// What is kept with the version that it makes.
    var note: String {
        let lost = conflicts.reduce(0) { $0 + $1.notTaken.count }
        return "keeps the edits of version \(kept.version)"
            + (lost == 0 ? "" : "; \(counted(lost, "line")) of the draft not taken")
    }
}
