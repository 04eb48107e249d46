internal import API
internal import Events
internal import Harness
internal import Store

extension SkillVersionView {
    init(_ version: SkillVersion, withText: Bool) {
        self.init(
            version: version.version, origin: version.origin.rawValue, author: version.author,
            digest: version.digest, createdAt: version.createdAt.rfc3339, note: version.note,
            markdown: withText ? version.markdown : nil)
    }
}

extension SkillEffectView {
    init(_ skill: SkillRecord, _ effect: SkillEffectRecord?, _ activations: SkillActivations) {
        let silence = skill.status == .approved && effect?.version == skill.version ? effect?.silence : nil
        // What came in after the measurement counts too.
        let isHeard = activations.lastAt.map { $0 >= effect?.servedSince ?? $0 } ?? false
        self.init(
            id: skill.id, version: skill.version, status: skill.status.rawValue,
            servedSince: effect?.servedSince.rfc3339, measuredAt: effect?.measuredAt.rfc3339,
            before: effect.map { Rate($0.before) }, after: effect.map { Rate($0.after) },
            standing: effect?.standing.rawValue ?? SkillEffectRecord.Standing.unknown.rawValue,
            strikes: effect?.strikes ?? 0, activations: activations.count,
            activeSessions: activations.sessions, lastActivation: activations.lastAt?.rfc3339,
            isNeverActivated: !isHeard && silence?.isTold ?? false)
        if !isHeard, let silence {
            self.silence = Silence(
                days: silence.days, sessions: silence.sessions, occasions: silence.occasions)
        }
    }

    /// The same with why it was taken back, or is proposed to be.
    func told(_ decisions: [SkillDecision], _ proposals: [RetirementProposal]) -> SkillEffectView {
        var view = self
        let own = decisions.filter { $0.skill == id }
        if status != SkillRecord.Status.approved.rawValue, let last = own.last, last.action != .approve {
            view.reason = last.reason.map { "\(last.keyName): \($0)" }
        }
        view.retirement = status == SkillRecord.Status.approved.rawValue ? .open(id, own, proposals) : nil
        return view
    }
}

extension SkillEffectView.Rate {
    fileprivate init(_ count: SkillEffectRecord.Count) {
        let share = Share(count.corrected, of: count.sessions)
        let bounds = share.interval()
        self.init(
            sessions: count.sessions, corrected: count.corrected, share: share.value, low: bounds.lowerBound,
            high: bounds.upperBound)
    }
}

extension [RetirementView] {
    /// What is proposed of a skill and nobody has answered; nil where there is nothing.
    static func open(
        _ skill: String, _ decisions: [SkillDecision], _ proposals: [RetirementProposal]
    ) -> [RetirementView]? {
        let open = proposals.filter { $0.skill == skill && $0.isOpen(after: decisions) }
        return open.isEmpty
            ? nil
            : open.map {
                RetirementView(
                    kind: $0.kind.rawValue, subject: $0.subject, reason: $0.reason, since: $0.since.rfc3339)
            }
    }
}
