internal import Events
internal import Gates
internal import Store

/// What agents were asked and did before the corrections of candidates and of other clusters.
///
/// Read anew from the events: corrections keep only what was said. A bounded sample, the same on every run.
struct JudgeSituations {
    private static let ofEach = 12
    private static let others = 120
    private static let longest = 1_500

    let events: any EventStore
    let tenant: TenantID

    func of(
        _ waiting: [Cluster], among clusters: [Cluster], _ corrections: [Correction]
    ) async throws -> [Situation] {
        guard !waiting.isEmpty else { return [] }
        let own = waiting.flatMap { cluster in cluster.members.prefix(Self.ofEach).map { ($0, cluster.id) } }
        let known = Set(waiting.map(\.id))
        let rest = clusters.filter { !known.contains($0.id) }.sorted { $0.id < $1.id }
            .compactMap { cluster in cluster.members.first.map { ($0, cluster.id) } }.prefix(Self.others)
        let wanted = Dictionary(own + rest, uniquingKeysWith: { first, _ in first })
        let bySession = Dictionary(grouping: corrections.filter { wanted[$0.id] != nil }, by: \.session)
        var found: [Situation] = []
        for (key, members) in bySession.sorted(by: { $0.key.description < $1.key.description }) {
            try Task.checkCancellation()
            guard let turns = try await readableTurns(of: key) else { continue }
            for correction in members.sorted(by: { $0.id < $1.id }) {
                guard let cluster = wanted[correction.id], let text = Self.text(before: correction, turns)
                else {
                    continue
                }
                found.append(Situation(cluster: cluster, text: text))
            }
        }
        return found
    }

    /// Nil for a session that cannot be read any more: no sample, and no reason for the run to fail.
    private func readableTurns(of key: SessionKey) async throws -> [UserTurn]? {
        do {
            return try await turns(of: key)
        } catch let error as StoreError where !StoreError.isTransient(error) {
            return nil
        }
    }

    private func turns(of key: SessionKey) async throws -> [UserTurn] {
        let rows = try await events.events(of: key, tenant: tenant)
        guard let first = rows.first, let last = rows.last else { return [] }
        let session = Session(
            key: key, user: nil, repository: nil, branch: nil, directory: nil, firstAt: first.at,
            lastAt: last.at, events: rows.count, revision: 0, handledRevision: 0)
        return Conversation(session: session, events: rows, isSubagent: false, edits: []).turns
    }

    /// What was asked before the corrected turn, what the agent said and what it did about it.
    private static func text(before correction: Correction, _ turns: [UserTurn]) -> String? {
        let shown = Set(correction.evidence.map(\.event))
        guard let index = turns.firstIndex(where: { shown.contains($0.id) }) else { return nil }
        let asked = index > 0 ? turns[index - 1].text ?? "" : ""
        let did = turns[index].actions.map { "\($0.tool) \($0.input)" }
        let text = ([asked, turns[index].agentText] + did).joined(separator: "\n")
        return text.contains { !$0.isWhitespace } ? String(text.prefix(longest)) : nil
    }
}
