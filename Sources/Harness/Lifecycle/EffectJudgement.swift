package import Store

/// What two counts of corrected sessions say of a skill, and what follows from it over time; pure.
package struct EffectJudgement: Sendable {
    /// Sessions after the promotion below which nothing is said.
    package var fewestAfter = 12
    /// Corrections that the rate before leads to expect after it, below which their absence says nothing.
    package var fewestExpected = 3.0
    /// A rate counts as not fallen where even its likely lowest is above this share of the rate before.
    package var idleShare = 0.6
    /// A strike is forgotten only once the likely highest rate is below this share: in between nothing changes.
    package var forgivenShare = 0.9
    /// Strikes in a row that end a skill's service.
    package var strikesToDemote = 2
    /// New sessions that must lie between two strikes: the same sessions do not speak twice.
    package var sessionsBetweenStrikes = 8

    package init() {}

    package func standing(before: Share, after: Share) -> SkillEffectRecord.Standing {
        guard before.total > 0, after.total >= fewestAfter else { return .unknown }
        let change = before.difference(to: after)
        if change.lowerBound > 0 { return .harms }
        guard before.value * Double(after.total) >= fewestExpected else { return .unknown }
        if change.upperBound < 0 { return .helps }
        // One-sided, 90 %.
        let lowest = after.interval(z: 1.2816).lowerBound
        return lowest >= idleShare * before.value && before.value > 0 ? .idle : .unclear
    }

    /// The new record, after the one before it of the same version and the same time of service.
    package func next(
        _ measured: SkillEffectRecord, after last: SkillEffectRecord?
    ) -> SkillEffectRecord {
        var record = measured
        let before = Share(measured.before.corrected, of: measured.before.sessions)
        let after = Share(measured.after.corrected, of: measured.after.sessions)
        record.standing = standing(before: before, after: after)
        let known = last.flatMap {
            $0.version == measured.version && $0.servedSince == measured.servedSince ? $0 : nil
        }
        (record.strikes, record.struckAt) = (known?.strikes ?? 0, known?.struckAt ?? 0)
        switch record.standing {
        case .idle, .harms:
            let isNew = after.total >= record.struckAt + sessionsBetweenStrikes || record.strikes == 0
            if isNew { (record.strikes, record.struckAt) = (record.strikes + 1, after.total) }
        case .helps: record.strikes = 0
        case .unclear:
            let highest = after.interval(z: 1.2816).upperBound
            if highest < forgivenShare * before.value { record.strikes = 0 }
        case .unknown: break
        }
        return record
    }

    package func demotes(_ record: SkillEffectRecord) -> Bool { record.strikes >= strikesToDemote }

    /// Why a skill is taken back, in one sentence with the figures that decided.
    package func reason(_ record: SkillEffectRecord) -> String {
        let before = Share(record.before.corrected, of: record.before.sessions)
        let after = Share(record.after.corrected, of: record.after.sessions)
        let what = record.standing == .harms ? "is made more often" : "is made as often"
        return "the correction \(what) since it is served: \(EffectText.share(after)) after, "
            + "\(EffectText.share(before)) before, in \(record.strikes) measurements on new sessions"
    }
}
