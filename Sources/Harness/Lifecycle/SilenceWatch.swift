internal import Events
internal import Gates
internal import Store

/// Counts the sessions in which an agent could have taken a skill up and did not.
///
/// A situation came up where the correction was made after all, and where what was asked or done brings the skill's
/// description to mind, by its words, as strongly as a session does in which it was made. Counted are agents that
/// report which skills they take up; the newest sessions only, each read once.
struct SilenceWatch {
    private static let mostSessions = 100
    /// Sessions that one run reads for this, of all skills together.
    private static let mostReadings = 1_000
    private static let longest = 1_500
    /// Cursor does not tell which skill it reads.
    private static let reporting: Set<Agent> = [.claude, .codex]

    private let events: any EventStore
    private let tenant: TenantID
    private let rule: StandingRule
    private let activations: [String: SkillActivations]
    private let now: Timestamp
    private let listing: SkillListing
    private var texts: [SessionKey: String] = [:]

    init(
        events: any EventStore, tenant: TenantID, rule: StandingRule, skills: [SkillRecord],
        activations: [String: SkillActivations], now: Timestamp
    ) {
        self.events = events
        self.tenant = tenant
        self.rule = rule
        self.activations = activations
        self.now = now
        listing = SkillListing(skills.map { .init(name: $0.id, description: $0.description) })
    }

    /// Nil where some agent took the skill up since that moment.
    mutating func silence(
        of skill: SkillRecord, since moment: Timestamp, _ cluster: Cluster, _ sessions: [Session],
        _ sessionOf: [Correction.ID: SessionKey]
    ) async throws -> SkillSilence? {
        if let last = activations[skill.id]?.lastAt, last >= moment { return nil }
        let corrected = Set(cluster.members.compactMap { sessionOf[$0] })
        let possible = sessions.filter {
            ChanceCount.isPossible($0, cluster.scope) && Self.reporting.contains($0.key.agent)
        }
        let since = possible.filter { $0.firstAt >= moment }.sorted { $0.lastAt > $1.lastAt }
        let days = Int(max(0, now.day - moment.day))
        // Nothing is read for a skill that would not be told of anyway.
        let isAsked = days >= rule.silentDays && since.count >= rule.silentSessions
        let least =
            isAsked
            ? try await usualScore(of: skill.id, possible.filter { corrected.contains($0.key) }) : nil
        var occasions = 0
        for session in since.prefix(Self.mostSessions) {
            try Task.checkCancellation()
            if corrected.contains(session.key) {
                occasions += 1
            } else if let least, let score = try await score(of: skill.id, session.key), score >= least {
                occasions += 1
            }
        }
        // Activations without a name may have been this one's.
        let unnamed = activations["custom_skill"]?.lastAt.map { $0 >= moment } ?? false
        return SkillSilence(
            sessions: min(since.count, Self.mostSessions), occasions: occasions, days: days,
            isTold: !unnamed && days >= rule.silentDays && occasions >= rule.silentSessions)
    }

    /// How strongly sessions bring the skill to mind in which it was missed; nil where they do not.
    private mutating func usualScore(of skill: String, _ corrected: [Session]) async throws -> Double? {
        var scores: [Double] = []
        for session in corrected.sorted(by: { $0.lastAt > $1.lastAt }).prefix(12) {
            if let score = try await score(of: skill, session.key) { scores.append(score) }
        }
        return scores.isEmpty ? nil : scores.sorted()[scores.count / 2]
    }

    private mutating func score(of skill: String, _ key: SessionKey) async throws -> Double? {
        let text = try await text(of: key)
        return listing.hits(for: text).prefix(3).first { $0.name == skill }?.score
    }

    /// What the session's first turn asked and did: what comes later may be the correction itself.
    private mutating func text(of key: SessionKey) async throws -> String {
        if let known = texts[key] { return known }
        guard texts.count < Self.mostReadings else { return "" }
        let rows = try await events.events(of: key, tenant: tenant)
        let first = rows.firstIndex { $0.kind == .prompt } ?? rows.startIndex
        let second = rows.dropFirst(first + 1).firstIndex { $0.kind == .prompt } ?? rows.endIndex
        let told = rows[first..<max(first, second)].flatMap { [$0.text, $0.tool?.input] }
        let text = String(told.compactMap(\.self).joined(separator: "\n").prefix(Self.longest))
        texts[key] = text
        return text
    }
}
