package import Events
internal import Gates
internal import Skills
package import Store

/// A person's decision of a skill: which are legal, and what each changes; a pure function of what is there.
///
/// proposed → approved or rejected, approved → retired, rejected or retired → approved. Deciding the same again
/// changes nothing.
package struct Review: Sendable {
    /// Gates that nobody overrules: what they refuse is a danger, or is no skill.
    package static let final = Gatekeeper.finalGates

    package var action: SkillDecision.Action
    /// Already redacted.
    package var reason: String?
    /// Of the text that was looked at; nil for whichever is there.
    package var digest: String?
    package var force: Bool
    package var keyID: String
    package var keyName: String
    package var now: Timestamp
    /// What looks at a text into which a person's edits went; without it, no such text is approved.
    package var gates: GateDesk?

    package init(
        _ action: SkillDecision.Action, reason: String?, digest: String?, force: Bool, keyID: String,
        keyName: String, now: Timestamp
    ) {
        self.action = action
        self.reason = reason
        self.digest = digest
        self.force = force
        self.keyID = keyID
        self.keyName = keyName
        self.now = now
    }

    /// - Throws: `ReviewRefusal` where the decision is not legal now.
    package func decide(_ subject: ReviewSubject) throws(ReviewRefusal) -> ReviewOutcome {
        let merged = subject.merged
        var outcome =
            switch action {
            case .approve: try approve(merged)
            case .reject: try reject(merged)
            case .retire: try retire(merged)
            }
        // What was drafted is kept as it was drafted.
        if let status = outcome.candidate?.status {
            outcome.candidate = subject.candidate
            outcome.candidate?.status = status
        }
        return outcome
    }

    private func approve(_ subject: ReviewSubject) throws(ReviewRefusal) -> ReviewOutcome {
        if let candidate = subject.candidate, isMeant(candidate, subject.skill) {
            return try approve(candidate, subject)
        }
        guard var skill = subject.skill else { throw changed }
        try requireDigest(skill.digest)
        let isAsked = subject.proposals.contains {
            $0.isOpen(after: [subject.lastDecision].compactMap(\.self))
        }
        // That it stays, where it was proposed to be retired, is a decision too.
        guard skill.status != .approved || isAsked else { return ReviewOutcome() }
        skill.status = .approved
        skill.updatedAt = now
        return ReviewOutcome(skill: skill, decision: decision(subject, skill.version, skill.digest))
    }

    private func approve(_ candidate: CandidateRecord, _ subject: ReviewSubject) throws(ReviewRefusal)
        -> ReviewOutcome
    {
        try requireDigest(candidate.digest)
        let overruled = try overruled(candidate)
        let skill = SkillRecord(
            id: candidate.name, version: (subject.skill?.version ?? 0) + 1, status: .approved,
            description: candidate.description, markdown: candidate.markdown, digest: candidate.digest,
            cluster: candidate.cluster, updatedAt: now)
        var promoted = candidate
        promoted.status = .promoted
        var decision = decision(subject, skill.version, skill.digest)
        decision.overruled = overruled
        decision.draft = candidate.merge?.draft
        var outcome = ReviewOutcome(skill: skill, candidate: promoted, decision: decision)
        outcome.version = try candidate.merge.map { (merge) throws(ReviewRefusal) in
            try version(skill, merge)
        }
        return outcome
    }

    /// A draft with a person's edits in it: as of any text of a person's own, the gates that nobody overrules are
    /// asked of what would be served.
    private func version(
        _ skill: SkillRecord, _ merge: CandidateMerge
    ) throws(ReviewRefusal) -> SkillVersion {
        guard let gates else {
            throw ReviewRefusal.conflict("this server has no gates to check the merged text with")
        }
        if let objection = gates.objection(toText: skill.markdown, of: skill.id) {
            throw ReviewRefusal.conflict(
                "merged into version \(merge.kept.version), it cannot be served: \(objection)")
        }
        return SkillVersion(
            skill: skill.id, version: skill.version, origin: .merged, author: keyName, digest: skill.digest,
            markdown: skill.markdown, createdAt: now, note: merge.note)
    }

    private func reject(_ subject: ReviewSubject) throws(ReviewRefusal) -> ReviewOutcome {
        if var candidate = subject.candidate, isRejectable(candidate, subject) {
            try requireDigest(candidate.digest)
            try requireVerdicts(candidate)
            guard !isRejected(candidate, subject) else { return ReviewOutcome() }
            candidate.status = .refused
            let version = (subject.skill?.version ?? -1) + 1
            return ReviewOutcome(
                candidate: candidate, decision: decision(subject, version, candidate.digest))
        }
        switch subject.skill?.status {
        case .approved:
            throw ReviewRefusal.conflict("it is approved, and no new version of it waits: retire it")
        case .retired: throw ReviewRefusal.conflict("it is retired already: there is nothing to reject")
        case .proposed: return try retire(subject)
        default: throw changed
        }
    }

    /// What no gate or person has turned down; beside a skill only what waits to follow it.
    private func isRejectable(_ candidate: CandidateRecord, _ subject: ReviewSubject) -> Bool {
        guard candidate.status != .promoted, candidate.digest != subject.skill?.digest else { return false }
        return subject.skill == nil || candidate.status == .proposed || isRejected(candidate, subject)
    }

    private func isRejected(_ candidate: CandidateRecord, _ subject: ReviewSubject) -> Bool {
        candidate.status == .refused && subject.lastDecision?.action == .reject
            && subject.lastDecision?.digest == candidate.digest
    }

    private func retire(_ subject: ReviewSubject) throws(ReviewRefusal) -> ReviewOutcome {
        guard var skill = subject.skill else {
            throw ReviewRefusal.conflict("it was never approved: reject it")
        }
        try requireDigest(skill.digest)
        guard skill.status == .approved || skill.status == .proposed else {
            guard skill.status != .retired else { return ReviewOutcome() }
            throw ReviewRefusal.conflict(
                "it is \(skill.status.rawValue), not approved: there is nothing to retire")
        }
        skill.status = .retired
        skill.updatedAt = now
        var candidate = subject.candidate
        if candidate?.status == .proposed { candidate?.status = .refused } else { candidate = nil }
        return ReviewOutcome(
            skill: skill, candidate: candidate, decision: decision(subject, skill.version, skill.digest))
    }

    /// Whether an approval is of the candidate rather than of what was served before.
    private func isMeant(_ candidate: CandidateRecord, _ skill: SkillRecord?) -> Bool {
        guard let skill else { return true }
        guard candidate.digest != skill.digest, candidate.status != .promoted else { return false }
        if let digest { return digest == candidate.digest }
        return candidate.status == .proposed || (candidate.status == .refused && force)
    }

    /// The gates that this approval overrules.
    private func overruled(_ candidate: CandidateRecord) throws(ReviewRefusal) -> [String] {
        try requireVerdicts(candidate)
        let refusing = candidate.verdicts.filter { $0.outcome == .refuse }
        if let last = refusing.first(where: { Self.final.contains($0.gate) }) {
            throw ReviewRefusal.conflict(
                "the gate '\(last.gate)' refused it (\(last.reason)), and nobody can overrule that gate: "
                    + "it comes back when the corrections behind it say something else")
        }
        guard (try? SkillID(candidate.name)) != nil else {
            throw ReviewRefusal.conflict(
                "its name is no safe name of a folder, so that no agent could get it")
        }
        guard refusing.isEmpty || force else {
            let names = refusing.map { "'\($0.gate)' (\($0.reason))" }.joined(separator: ", ")
            throw ReviewRefusal.conflict(
                "refused by the gate \(names): look at it, and say force to overrule")
        }
        return refusing.map(\.gate)
    }

    private func requireVerdicts(_ candidate: CandidateRecord) throws(ReviewRefusal) {
        guard candidate.status != .drafted || !candidate.verdicts.isEmpty else {
            throw ReviewRefusal.conflict("the gates have not judged it yet: moda skills gen --wait")
        }
    }

    private func requireDigest(_ known: String) throws(ReviewRefusal) {
        if let digest, digest != known { throw changed }
    }

    private var changed: ReviewRefusal {
        .conflict("its text has changed since it was looked at: look at it again and decide then")
    }

    private func decision(_ subject: ReviewSubject, _ version: Int, _ digest: String) -> SkillDecision {
        let drafted = subject.candidate?.sentences.flatMap(\.evidence) ?? []
        var decision = SkillDecision(
            skill: subject.skill?.id ?? subject.candidate?.name ?? "",
            cluster: subject.skill?.cluster ?? subject.candidate?.cluster ?? "", action: action, at: now,
            keyID: keyID, keyName: keyName, version: version, digest: digest,
            evidence: subject.evidence.isEmpty ? Array(Set(drafted)).sorted() : subject.evidence)
        decision.reason = reason
        decision.text = turnedDownText(subject, digest)
        return decision
    }
}

extension Review {
    /// What says the same is known again by it.
    private func turnedDownText(_ subject: ReviewSubject, _ digest: String) -> String? {
        guard action != .approve else { return nil }
        guard let candidate = subject.candidate, candidate.digest == digest else {
            return subject.skill?.markdown
        }
        return candidate.merge?.draft ?? candidate.markdown
    }
}

extension CandidateRecord {
    /// `sha256:` and 64 hex digits, of the markdown's bytes.
    package var digest: String { "sha256:" + ContentID.sha256(markdown.utf8) }
}
