internal import Events
internal import GRDB

/// The rows of a scope in the tables that are derived from raw events.
struct ForgetRows: Sendable {
    let scope: ForgetScope
    let tenant: TenantID

    private func arguments(_ session: SessionKey) -> StatementArguments {
        [tenant.rawValue, session.agent.rawValue, session.id]
    }

    private static let ofSession = "WHERE tenant_id = ? AND provider = ? AND session_id = ?"
    private static let ofTrace = "WHERE tenant_id = ? AND trace_id = ?"

    func counts(_ db: Database) throws -> ForgetCounts {
        var counts = ForgetCounts()
        (counts.sessions, counts.conversations) = (scope.sessions.count, scope.conversations.count)
        func count(_ table: String, _ condition: String, _ arguments: StatementArguments) throws -> Int {
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table) \(condition)", arguments: arguments) ?? 0
        }
        for session in scope.sessions {
            counts.events += try count("coding_agent_events", Self.ofSession, arguments(session))
        }
        for trace in scope.traces {
            counts.spans += try count("llm_spans", Self.ofTrace, [tenant.rawValue, trace])
        }
        let gone = try corrections(db)
        counts.corrections = gone.count
        let distilled = try ForgetDistilled.Affected(Set(gone.map(\.id)), texts: [], tenant: tenant, db)
        counts.clusters = distilled.clusters.count
        counts.skills = distilled.skills.map(\.id)
        return counts
    }

    func corrections(_ db: Database) throws -> [Correction] {
        try scope.sessions.flatMap { session in
            try String.fetchAll(
                db, sql: "SELECT body FROM corrections INDEXED BY corrections_session \(Self.ofSession)",
                arguments: arguments(session)
            ).map { try JSONColumn.read($0, as: Correction.self) }
        }
    }

    /// The raw events that rows of the scope were made from.
    func rawEvents(_ db: Database) throws -> Set<Int64> {
        var found: Set<Int64> = []
        for session in scope.sessions {
            for table in ["coding_agent_events", "coding_agent_reports"] {
                found.formUnion(
                    try Int64.fetchSet(
                        db, sql: "SELECT raw_id FROM \(table) \(Self.ofSession)",
                        arguments: arguments(session)))
            }
        }
        for trace in scope.traces {
            for table in ["llm_spans", "evaluations"] {
                found.formUnion(
                    try Int64.fetchSet(
                        db, sql: "SELECT raw_id FROM \(table) \(Self.ofTrace)",
                        arguments: [tenant.rawValue, trace]))
            }
        }
        return found
    }

    func forget(_ session: SessionKey, _ db: Database) throws {
        for table in [
            "coding_agent_events", "coding_agent_reports", "corrections", "session_files", "sessions",
        ] {
            try db.execute(sql: "DELETE FROM \(table) \(Self.ofSession)", arguments: arguments(session))
        }
        try db.execute(
            sql: "DELETE FROM subagent_sessions WHERE tenant_id = ? AND session_id = ?",
            arguments: [tenant.rawValue, session.id])
    }

    func forget(trace: String, _ store: SQLiteStore, _ db: Database) throws {
        let own: StatementArguments = [tenant.rawValue, trace]
        var ledger = ConversationLedger()
        let places = try store.places(.trace, own, db)
        for place in places { ledger.remove(place) }
        for table in ["llm_spans", "llm_traces", "evaluations"] {
            try db.execute(sql: "DELETE FROM \(table) \(Self.ofTrace)", arguments: own)
        }
        // A call that was told twice counts by the report that is left.
        for response in Set(places.compactMap(\.responseID)) {
            try store.markDuplicates(response, tenant: tenant, &ledger, db)
        }
        try store.settle(ledger, tenant: tenant, db)
        for conversation in Set(places.map(\.conversation)) {
            try db.execute(
                sql: "DELETE FROM evaluations WHERE tenant_id = ? AND session_id = ?",
                arguments: [tenant.rawValue, conversation])
        }
    }

    /// The messages that calls of the scope name.
    func contents(_ db: Database) throws -> Set<String> {
        try scope.traces.reduce(into: []) { found, trace in
            let rows = try Row.fetchAll(
                db, sql: "SELECT input, output FROM llm_spans \(Self.ofTrace)",
                arguments: [tenant.rawValue, trace])
            for row in rows {
                found.formUnion(try MessageNames.ids(row["input"]) + MessageNames.ids(row["output"]))
            }
        }
    }
}
