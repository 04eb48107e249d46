internal import Events
internal import Skills
internal import Store

/// Makes skills of the candidates that passed; skill and candidate change in one transaction.
struct Promote {
    let skills: any SkillStore
    let tenant: TenantID
    let now: Timestamp
    let progress: StageReporter

    /// The ids of the skills that are new or have a new text.
    func run(_ judged: [CandidateRecord]) async throws -> [String] {
        let passed = judged.filter { $0.status == .promoted }
        let finished = Set(try await progress.finished().map { [$0.id, $0.version] })
        var approved: [String] = []
        for candidate in passed {
            let digest = "sha256:" + ContentID.sha256(candidate.markdown.utf8)
            let known = try await skills.skill(candidate.name, tenant: tenant)
            if known?.status == .approved, known?.digest == digest {
                // By an earlier attempt; else by a person while the run went on.
                if finished.contains([candidate.name, digest]) { approved.append(candidate.name) }
                continue
            }
            let skill = SkillRecord(
                id: candidate.name, version: (known?.version ?? 0) + 1, status: .approved,
                description: candidate.description, markdown: candidate.markdown, digest: digest,
                cluster: candidate.cluster, updatedAt: now)
            let item = progress.item(skill.id, version: digest)
            let isPromoted = try await progress.attempt(item) {
                try await progress.store(finishing: item).promote(skill, from: candidate, tenant: tenant)
            }
            guard isPromoted == true else { continue }
            approved.append(skill.id)
            try await progress.report(
                approved.count, of: passed.count, found: approved.joined(separator: ", "))
        }
        let found = approved.isEmpty ? "nothing new" : approved.joined(separator: ", ")
        try await progress.report(passed.count, of: passed.count, found: found, isOver: true)
        return approved
    }
}
