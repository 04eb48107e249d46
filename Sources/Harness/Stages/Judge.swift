internal import Events
internal import Gates
internal import Skills
internal import Store

/// Lets the gates judge every candidate that waits for them.
struct Judge {
    /// Where what agents did before they were corrected is read; nil where descriptions are not tried on it.
    var events: (any EventStore)?
    let skills: any SkillStore
    let gatekeeper: Gatekeeper
    /// Nil where there is no model to replay corrections.
    let desk: ModelDesk?
    let rules: RepositoryRules
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
        let manual = try await skills.manualTextsByName(tenant: tenant)
        let earlier = try await judgedBefore()
        var judged = earlier.filter { $0.status != .promoted || manual[$0.name] == nil }
        // With those that an earlier attempt judged: what a draft is tried on must not hang on where a run was cut
        // off.
        let before = Set(earlier.map(\.cluster))
        let own = waiting.map(\.1) + clusters.filter { before.contains($0.id) }
        var library = try await library(beside: clusters, of: own, corrections)
        let owners = try await owners()
        let joined = joined(clusters, corrections, owners)
        let buried = try await progress.buried()
        let total = judged.count + waiting.count
        for (candidate, cluster) in waiting where buried[candidate.cluster] != candidate.version {
            let item = progress.item(candidate.cluster, version: candidate.version)
            let outcome = try await progress.attempt(item) { () -> (CandidateRecord, SkillDocument)? in
                let merged = candidate.merged(into: manual[candidate.name])
                guard merged.merge?.isNew != false else { return try await settle(candidate, item) }
                var (record, document) = try await judge(
                    candidate, merged, joined(candidate, cluster), corrections, library,
                    updating: owners[candidate.name] == cluster.id ? candidate.name : nil)
                let objections = [
                    turnedDown.objection(to: cluster, named: record.name)
                        ?? turnedDown.objection(
                            to: cluster, saying: document, by: gatekeeper, besides: Set(owners.keys)),
                    merged.merge?.objection,
                ]
                for objection in objections.compactMap(\.self) { record.hold(objection) }
                try await save(record, item)
                return (record, document)
            }
            guard case .some(.some((let record, let document))) = outcome else { continue }
            if record.status == .promoted { library.skills.append(document) }
            judged.append(record)
            let passed = judged.count { $0.status == .promoted }
            let found = "\(passed) passed, \(judged.count - passed) refused or held back"
            try await progress.report(judged.count, of: total, found: found)
        }
        let passed = judged.count { $0.status == .promoted }
        try await progress.report(
            total, of: total,
            found: "\(passed) passed, \(judged.count - passed) refused or held back", isOver: true)
        return judged
    }

    /// What earlier attempts of the run judged, for the report.
    ///
    /// What passed then and was not promoted is drafted still, and judged anew: time may have gone by since.
    private func judgedBefore() async throws -> [CandidateRecord] {
        let finished = Set(try await progress.finished().map { [$0.id, $0.version] })
        guard !finished.isEmpty else { return [] }
        return try await skills.candidates(tenant: tenant).filter {
            $0.status != .drafted && finished.contains([$0.cluster, $0.version])
        }
    }

    /// Saved as drafted with its verdicts: only the promotion itself may say promoted.
    private func save(_ record: CandidateRecord, _ item: JobItem) async throws {
        var saved = record
        if record.status == .promoted { saved.status = .drafted }
        try await progress.store(finishing: item).saveCandidate(saved, tenant: tenant)
    }

    /// What adds nothing to a person's text waits for nobody, and is not drafted again before its evidence changes.
    private func settle(
        _ candidate: CandidateRecord, _ item: JobItem
    ) async throws -> (CandidateRecord, SkillDocument)? {
        var settled = candidate
        settled.status = .promoted
        try await progress.store(finishing: item).saveCandidate(settled, tenant: tenant)
        return nil
    }

    /// Gates that look at what would be served, which a person's edits are in.
    ///
    /// The others ask the draft for its evidence, which a person's words have none of. Where no sentence of the draft
    /// comes with it, what would be served is asked whether it is new, too.
    private static func gates(of merge: CandidateMerge) -> Set<String> {
        merge.instructs ? Review.final : Review.final.union(["novelty"])
    }

    private func judge(
        _ candidate: CandidateRecord, _ merged: CandidateRecord, _ cluster: Cluster,
        _ corrections: [Correction], _ library: Library, updating own: String?
    ) async throws -> (CandidateRecord, SkillDocument) {
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
        var whole = Candidate(
            draft: draft, cluster: cluster, corrections: corrections, file: candidate.markdown)
        whole.updates = own
        record.verdicts = try await verdicts(on: whole, library.beside(cluster))
        if let merge = merged.merge, let served = try? SkillDocument.parse(merged.markdown) {
            (whole.draft.document, whole.file) = (served, merged.markdown)
            let ofServed = gatekeeper.judge(whole, library: library.beside(cluster)).filter {
                Self.gates(of: merge).contains($0.gate)
            }
            record.verdicts = record.verdicts.map { own in ofServed.first { $0.gate == own.gate } ?? own }
        }
        switch gatekeeper.decision(record.verdicts) {
        case .approve: record.status = .promoted
        case .wait: record.status = .proposed
        case .refuse: record.status = .refused
        }
        return (record, document)
    }

    /// The gates' verdicts; what passes all others is tried on held-out corrections, where somebody can.
    private func verdicts(on candidate: Candidate, _ library: Library) async throws -> [GateVerdict] {
        let verdicts = gatekeeper.judge(candidate, library: library)
        guard let desk, !verdicts.contains(where: { $0.outcome == .refuse }) else { return verdicts }
        var candidate = candidate
        candidate.effect = try await EffectReplay(desk: desk, library: library).measure(
            candidate.draft, candidate.cluster, candidate.corrections)
        return gatekeeper.judge(candidate, library: library)
    }

    /// Gives a candidate that bears the name of another cluster's skill both clusters' evidence, from which it
    /// was drafted.
    private func joined(
        _ clusters: [Cluster], _ corrections: [Correction], _ owners: [String: Cluster.ID]
    ) -> (CandidateRecord, Cluster) -> Cluster {
        let byID = Dictionary(clusters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(corrections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return { candidate, cluster in
            let core = cluster.core(of: cluster.members.compactMap { known[$0] })
            guard let owner = owners[candidate.name], owner != cluster.id, let other = byID[owner] else {
                return core
            }
            return core.joined(with: other, members: corrections)
        }
    }

    /// The clusters of the approved skills.
    private func owners() async throws -> [String: Cluster.ID] {
        Dictionary(
            try await skills.skills(tenant: tenant).filter { $0.status == .approved }.map {
                ($0.id, $0.cluster)
            }, uniquingKeysWith: { first, _ in first })
    }

    private func situations(
        _ waiting: [Cluster], _ clusters: [Cluster], _ corrections: [Correction]
    ) async throws -> [Situation] {
        guard let events else { return [] }
        return try await JudgeSituations(events: events, tenant: tenant).of(
            waiting, among: clusters, corrections)
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

    private func library(
        beside clusters: [Cluster], of waiting: [Cluster], _ corrections: [Correction]
    ) async throws -> Library {
        let members = Set(waiting.flatMap(\.members))
        let reading = await rules.reading(for: corrections.filter { members.contains($0.id) })
        let approved = try await skills.skills(tenant: tenant).filter { $0.status == .approved }
        var library = Library(
            skills: approved.compactMap { try? SkillDocument.parse($0.markdown, folder: $0.id) },
            rules: reading.lines, rivals: clusters,
            contradictions: try await skills.clusterContradictions(tenant: tenant),
            people: Set(corrections.compactMap(\.user).map(Person.name)).count,
            situations: try await situations(waiting, clusters, corrections))
        library.unread = reading.unread
        if reading.lines.contains(where: { $0.folder != nil }) || !reading.unread.isEmpty {
            let sessions = try await events?.sessions(tenant: tenant, unhandledOnly: false) ?? []
            library.directories = Dictionary(
                sessions.compactMap { session in session.directory.map { (session.key, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
        return library
    }
}

extension CandidateMerge {
    /// Why a person has to look at what would follow a person's text.
    fileprivate var objection: String {
        let author = kept.author ?? "a person"
        let who =
            kept.origin == .person ? "\(author) wrote" : "a person's edits are in what \(author) approved as"
        let lost = conflicts.reduce(0) { $0 + $1.notTaken.count }
        return "\(who) version \(kept.version) on \(kept.createdAt.dayText): no run replaces it, "
            + "and approving this keeps it"
            + (lost == 0
                ? "" : ", so that \(counted(lost, "line")) of the draft \(lost == 1 ? "gives" : "give") way")
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

extension CandidateRecord {
    /// Of what was drafted: it changes with the draft, and with the evidence.
    fileprivate var version: String { ContentID.make([evidenceDigest, markdown]) }
}
