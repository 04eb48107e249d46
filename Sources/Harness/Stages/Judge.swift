internal import Events
internal import Gates
internal import Skills
internal import Store

/// Lets the gates judge every candidate that waits for them.
struct Judge {
    let skills: any SkillStore
    let gatekeeper: Gatekeeper
    let tenant: TenantID
    let progress: StageReporter

    /// The candidates that were judged, the most repeated first.
    ///
    /// One that passes joins the library for those after it, so that of two that say the same, only one gets
    /// in.
    func run(_ clusters: [Cluster]) async throws -> [CandidateRecord] {
        let waiting = try await ranked(clusters)
        let corrections = try await skills.corrections(tenant: tenant)
        let turnedDown = TurnedDown(try await skills.decisions(of: nil, tenant: tenant))
        var library = try await library(beside: clusters)
        var judged: [CandidateRecord] = []
        for (candidate, cluster) in waiting {
            var (record, document) = judge(candidate, cluster, corrections, library)
            if let objection = turnedDown.objection(to: cluster) { record.hold(objection) }
            if record.status == .promoted { library.skills.append(document) }
            // Saved as drafted with its verdicts: only the promotion itself may say promoted.
            var saved = record
            if record.status == .promoted { saved.status = .drafted }
            try await skills.saveCandidate(saved, tenant: tenant)
            judged.append(record)
            let passed = judged.count { $0.status == .promoted }
            let found = "\(passed) passed, \(judged.count - passed) refused or held back"
            try await progress.report(judged.count, of: waiting.count, found: found)
        }
        let passed = judged.count { $0.status == .promoted }
        try await progress.report(
            waiting.count, of: waiting.count,
            found: "\(passed) passed, \(judged.count - passed) refused or held back", isOver: true)
        return judged
    }

    private func judge(
        _ candidate: CandidateRecord, _ cluster: Cluster, _ corrections: [Correction], _ library: Library
    ) -> (CandidateRecord, SkillDocument) {
        var record = candidate
        guard let document = try? SkillDocument.parse(candidate.markdown) else {
            record.status = .refused
            record.verdicts = [
                GateVerdict(gate: "spec", outcome: .refuse, reason: "the draft is not a SKILL.md")
            ]
            return (record, SkillDocument(name: candidate.name, description: "", body: ""))
        }
        let sentences = candidate.sentences.map { DraftSentence(text: $0.text, evidence: $0.evidence) }
        let draft = Draft(document: document, sentences: sentences)
        var others = library
        others.rivals.removeAll { $0.id == cluster.id }
        record.verdicts = gatekeeper.judge(
            Candidate(draft: draft, cluster: cluster, corrections: corrections), library: others)
        switch gatekeeper.decision(record.verdicts) {
        case .approve: record.status = .promoted
        case .wait: record.status = .proposed
        case .refuse: record.status = .refused
        }
        return (record, document)
    }

    private func ranked(_ clusters: [Cluster]) async throws -> [(CandidateRecord, Cluster)] {
        let byID = Dictionary(clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let waiting = try await skills.candidates(tenant: tenant).filter { $0.status == .drafted }
        return waiting.compactMap { candidate in byID[candidate.cluster].map { (candidate, $0) } }
            .sorted { left, right in
                let (a, b) = (left.1.recurrence, right.1.recurrence)
                return (b.sessions, b.corrections, left.0.name) < (a.sessions, a.corrections, right.0.name)
            }
    }

    private func library(beside clusters: [Cluster]) async throws -> Library {
        let approved = try await skills.skills(tenant: tenant).filter { $0.status == .approved }
        return Library(
            skills: approved.compactMap { try? SkillDocument.parse($0.markdown, folder: $0.id) },
            rivals: clusters)
    }
}

extension CandidateRecord {
    /// Leaves to a person what a person turned down before, also where all gates would let it pass.
    fileprivate mutating func hold(_ objection: String) {
        guard let review = verdicts.firstIndex(where: { $0.gate == "review" }) else { return }
        verdicts[review] = GateVerdict(gate: "review", outcome: .ask, reason: objection)
        if status == .promoted { status = .proposed }
    }
}
