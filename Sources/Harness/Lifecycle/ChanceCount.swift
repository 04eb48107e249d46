internal import Events
internal import Store

/// Counts the sessions in which a correction could have been made, and those in which it was, before a skill was
/// first served and since its present text is; pure.
struct ChanceCount {
    let before, after: SkillEffectRecord.Count
    /// Distinct UTC days of the sessions after.
    let daysAfter: Int

    /// Sessions of the scope that ended before the first moment, or began after the second: one that was open then is
    /// neither, nor is one that an earlier text was served to.
    ///
    /// The sessions that the skill was drafted from are among those before; what recurs is drafted, so that the
    /// rate before is on the high side, and a small fall is no proof.
    init(
        sessions: [Session], scope: Scope, corrected: Set<SessionKey>, before first: Timestamp,
        since moment: Timestamp
    ) {
        let possible = sessions.filter { Self.isPossible($0, scope) }
        let earlier = possible.filter { $0.lastAt < first }
        let later = possible.filter { $0.firstAt >= moment }
        before = Self.count(earlier, corrected)
        after = Self.count(later, corrected)
        daysAfter = Set(later.map(\.firstAt.day)).count
    }

    static func isPossible(_ session: Session, _ scope: Scope) -> Bool {
        switch scope {
        case .repository(let name): session.repository == name
        case .everywhere: true
        }
    }

    private static func count(_ sessions: [Session], _ corrected: Set<SessionKey>) -> SkillEffectRecord.Count
    {
        .init(sessions: sessions.count, corrected: sessions.count { corrected.contains($0.key) })
    }
}
