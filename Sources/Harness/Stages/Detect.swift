internal import API
internal import Corrections
internal import Events
internal import Store

/// Finds the corrections of each session; a session's corrections and its handled mark change in one
/// transaction.
struct Detect {
    let events: any EventStore
    let skills: any SkillStore
    let detector: Detector
    /// Nil where there are no snapshots.
    let edits: (any EditSource)?
    let tenant: TenantID
    let progress: StageReporter

    func run(_ sessions: [Session]) async throws -> [GenerationReport.SessionLine] {
        let subagents = try await events.subagentSessions(tenant: tenant)
        var lines: [GenerationReport.SessionLine] = []
        var found = 0
        for (index, session) in sessions.enumerated() {
            let line = try await read(session, isSubagent: subagents.contains(session.key.id))
            found += line.corrections
            // Hidden helper threads and empty resumes have no turns: read, but nothing to show.
            if line.turns > 0 { lines.append(line) }
            try await progress.report(index + 1, of: sessions.count, found: counted(found, "correction"))
        }
        let turns = counted(lines.reduce(0) { $0 + $1.turns }, "user turn")
        try await progress.report(
            sessions.count, of: sessions.count, found: "\(counted(found, "correction")) in \(turns)",
            isOver: true)
        return lines
    }

    private func read(_ session: Session, isSubagent: Bool) async throws -> GenerationReport.SessionLine {
        let rows = try await events.events(of: session.key, tenant: tenant)
        // Evidence beside the events: a store that cannot be read must not keep a session from being read.
        let edits = (try? await edits?.edits(of: session.key, tenant: tenant)) ?? []
        let conversation = Conversation(
            session: session, events: rows, isSubagent: isSubagent, edits: edits)
        let corrections = detector.corrections(in: conversation).map(conversation.placed)
        try await skills.saveWorkedFiles(WorkedFiles(conversation), of: session.key, tenant: tenant)
        try await skills.replaceCorrections(
            corrections, of: session.key, handled: session.revision, tenant: tenant)
        return GenerationReport.SessionLine(
            session, turns: conversation.turns.count, corrections: corrections.count)
    }
}
