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
    /// Sessions that a skill must have been served to before its silence means something.
    private static let fewestSessions = 10

    init(_ skill: SkillRecord, _ effect: SkillEffectRecord?, _ activations: SkillActivations) {
        let isCurrent = effect?.version == skill.version
        let seen = isCurrent ? effect?.after.sessions ?? 0 : 0
        self.init(
            id: skill.id, version: skill.version, status: skill.status.rawValue,
            servedSince: effect?.servedSince.rfc3339, measuredAt: effect?.measuredAt.rfc3339,
            before: effect.map { Rate($0.before) }, after: effect.map { Rate($0.after) },
            standing: effect?.standing.rawValue ?? SkillEffectRecord.Standing.unknown.rawValue,
            strikes: effect?.strikes ?? 0, activations: activations.count,
            activeSessions: activations.sessions, lastActivation: activations.lastAt?.rfc3339,
            isNeverActivated: skill.status == .approved && activations.count == 0
                && seen >= Self.fewestSessions)
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
