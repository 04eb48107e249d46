internal import API
internal import Corrections
internal import Events
internal import Store

/// Finds the corrections of each session; a session's corrections and its handled mark change in one
/// transaction.
struct Detect {
    let events: any EventStore
    let detector: Detector
    /// Nil where there are no snapshots.
    let edits: (any EditSource)?
    let tenant: TenantID
    let progress: StageReporter

    func run(_ sessions: [Session]) async throws -> SessionsRead {
        let subagents = try await events.subagentSessions(tenant: tenant)
        let buried = try await progress.buried()
        let waiting = sessions.filter { buried[$0.key.description] != String($0.revision) }
        var read = try SessionsRead(try await progress.finished())
        let total = read.keys.subtracting(waiting.map(\.key.description)).count + waiting.count
        let earlier = total - waiting.count
        for (index, session) in waiting.enumerated() {
            let key = session.key.description
            let line = try await progress.attempt(progress.item(key, version: String(session.revision))) {
                try await self.read(session, isSubagent: subagents.contains(session.key.id))
            }
            if let line { read.add(line, of: key) }
            try await progress.report(
                earlier + index + 1, of: total, found: counted(read.corrections, "correction"))
        }
        let turns = counted(read.lines.reduce(0) { $0 + $1.turns }, "user turn")
        let aside = sessions.count - waiting.count
        let left = aside > 0 ? ", \(counted(aside, "session")) set aside earlier" : ""
        try await progress.report(
            total, of: total, found: "\(counted(read.corrections, "correction")) in \(turns)\(left)",
            isOver: true)
        return read
    }

    private func read(_ session: Session, isSubagent: Bool) async throws -> GenerationReport.SessionLine {
        let rows = try await events.events(of: session.key, tenant: tenant)
        // Evidence beside the events: a store that cannot be read must not keep a session from being read.
        let edits = (try? await edits?.edits(of: session.key, tenant: tenant)) ?? []
        let conversation = Conversation(
            session: session, events: rows, isSubagent: isSubagent, edits: edits)
        let corrections = detector.corrections(in: conversation).map(conversation.placed)
        try await progress.store().saveWorkedFiles(
            WorkedFiles(conversation), of: session.key, tenant: tenant)
        let line = GenerationReport.SessionLine(
            session, turns: conversation.turns.count, corrections: corrections.count)
        let item = progress.item(
            session.key.description, version: String(session.revision), body: try SessionsRead.body(line))
        try await progress.store(finishing: item).replaceCorrections(
            corrections, of: session.key, handled: session.revision, tenant: tenant)
        return line
    }
}
