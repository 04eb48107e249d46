package import Gates
package import Store

/// What two counts of corrected sessions say of a skill, and what follows from it over time; pure.
package struct EffectJudgement: Sendable {
    /// One-sided, 90 %.
    private static let likely = 1.2816

    private let rule: StandingRule

    package init(_ rule: StandingRule) { self.rule = rule }

    /// Without `days` they count as enough.
    package func standing(before: Share, after: Share, days: Int? = nil) -> SkillEffectRecord.Standing {
        guard before.total > 0, after.total >= rule.minSessionsAfter, days ?? .max >= rule.minDaysAfter
        else { return .unknown }
        let change = before.difference(to: after)
        if change.lowerBound > 0 { return .harms }
        guard before.value * Double(after.total) >= Double(rule.minExpected) else { return .unknown }
        if change.upperBound < 0 { return .helps }
        let lowest = after.interval(z: Self.likely).lowerBound
        return lowest >= rule.idleShare * before.value && before.value > 0 ? .idle : .unclear
    }

    /// The new record, after the one before it of the same version and the same time of service.
    package func next(
        _ measured: SkillEffectRecord, after last: SkillEffectRecord?
    ) -> SkillEffectRecord {
        var record = measured
        let before = Share(measured.before.corrected, of: measured.before.sessions)
        let after = Share(measured.after.corrected, of: measured.after.sessions)
        record.standing = standing(before: before, after: after, days: measured.daysAfter)
        let known = last.flatMap {
            $0.version == measured.version && $0.servedSince == measured.servedSince ? $0 : nil
        }
        (record.strikes, record.struckAt) = (known?.strikes ?? 0, known?.struckAt ?? 0)
        if let known, known.clusters != nil,
            (known.clusters, known.scope) != (measured.clusters, measured.scope)
        {
            // The clusters merged or split: sessions that are counted for the first time are not new ones.
            record.struckAt = after.total
            return record
        }
        switch record.standing {
        case .idle, .harms:
            let isNew =
                after.total - record.struckAt >= rule.sessionsBetweenStrikes || record.strikes == 0
            if isNew { (record.strikes, record.struckAt) = (record.strikes + 1, after.total) }
        case .helps: record.strikes = 0
        case .unclear:
            let highest = after.interval(z: Self.likely).upperBound
            if highest < rule.forgivenShare * before.value { record.strikes = 0 }
        case .unknown: break
        }
        return record
    }

    /// Whether a skill's service ends.
    package func demotes(_ record: SkillEffectRecord) -> Bool {
        rule.demotes && record.strikes >= rule.strikes
    }

    /// What becomes of it then.
    package var demotedStatus: SkillRecord.Status { rule.retires ? .retired : .proposed }

    /// Why a skill is taken back, in one sentence with the figures that decided.
    package func reason(_ record: SkillEffectRecord) -> String {
        let before = Share(record.before.corrected, of: record.before.sessions)
        let after = Share(record.after.corrected, of: record.after.sessions)
        let what = record.standing == .harms ? "is made more often" : "is made as often"
        return "the correction \(what) since it is served: \(EffectText.share(after)) after, "
            + "\(EffectText.share(before)) before, in \(record.strikes) measurements on new sessions"
    }
}
