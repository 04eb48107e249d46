internal import Events
internal import GRDB

// One row a conversation: what it counts, kept up with every span, so that a list costs nothing more.
extension SQLiteStore {
    func settle(_ ledger: ConversationLedger, tenant: TenantID, _ db: Database) throws {
        for (id, change) in ledger.changes.sorted(by: { $0.key < $1.key }) {
            try settle(change, of: id, tenant: tenant, db)
        }
    }

    private func settle(
        _ change: ConversationLedger.Change, of id: String, tenant: TenantID, _ db: Database
    ) throws {
        let old = try conversationRow(id, tenant: tenant, db)
        var row = old ?? ConversationRow(id: id)
        row.spans += change.spans
        guard row.spans > 0 else { return try removeConversation(id, tenant: tenant, db) }
        row.counts.add(change.counts, times: 1)
        row.models.merge(change.models) { $0 &+ $1 }
        row.models = row.models.filter { $0.value > 0 }
        if let since = change.since { row.foldedFrom = min(row.foldedFrom ?? .max, since) }
        let span = "FROM llm_spans WHERE tenant_id = ? AND conversation_id = ?"
        let own: StatementArguments = [tenant.rawValue, id]
        func find<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value? {
            try Value.fetchOne(db.cachedStatement(sql: sql), arguments: own)
        }
        row.firstAt = try find("SELECT MIN(started_at) \(span)") ?? 0
        row.lastAt = try find("SELECT MAX(started_at) \(span)") ?? 0
        if change.changesWho {
            let first = "IS NOT NULL ORDER BY started_at, id LIMIT 1"
            row.user = try find("SELECT user_id \(span) AND user_id \(first)")
            row.application = try find("SELECT application \(span) AND application \(first)")
        }
        try write(row, tenant: tenant, db)
    }

    private func removeConversation(_ id: String, tenant: TenantID, _ db: Database) throws {
        let own: StatementArguments = [tenant.rawValue, id]
        try db.cachedStatement(sql: "DELETE FROM llm_conversations WHERE tenant_id = ? AND id = ?")
            .execute(arguments: own)
        try db.cachedStatement(sql: "DELETE FROM llm_messages WHERE tenant_id = ? AND conversation_id = ?")
            .execute(arguments: own)
    }

    func conversationRow(_ id: String, tenant: TenantID, _ db: Database) throws -> ConversationRow? {
        let sql = "SELECT * FROM llm_conversations WHERE tenant_id = ? AND id = ?"
        return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [tenant.rawValue, id])
            .map(ConversationRow.init)
    }

    func write(_ row: ConversationRow, tenant: TenantID, _ db: Database) throws {
        let values: [(any DatabaseValueConvertible)?] = [tenant.rawValue] + (try row.columns).map(\.value)
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let names = (["tenant_id"] + (try row.columns).map(\.key)).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO llm_conversations (\(names)) VALUES (\(marks))")
            .execute(arguments: StatementArguments(values))
    }
}

/// A row of `llm_conversations`.
struct ConversationRow {
    var id: String
    var firstAt: Int64 = 0
    var lastAt: Int64 = 0
    var user: String?
    var application: String?
    /// Spans that count; a conversation without any is none.
    var spans: Int64 = 0
    var turns: Int64 = 0
    var counts = ConversationCounts()
    /// Calls by model.
    var models: [String: Int64] = [:]
    /// Calls from this time on wait to be folded into the messages; nil where none waits.
    var foldedFrom: Int64?

    init(id: String) { self.id = id }

    init(_ row: Row) throws {
        id = row["id"]
        firstAt = row["first_at"]
        lastAt = row["last_at"]
        user = row["user_id"]
        application = row["application"]
        spans = row["spans"]
        turns = row["turns"]
        counts.calls = row["calls"]
        counts.errors = row["errors"]
        counts.input = row["input_tokens"]
        counts.output = row["output_tokens"]
        counts.cacheRead = row["cache_read_tokens"]
        counts.cacheWrite = row["cache_write_tokens"]
        counts.reasoning = row["reasoning_tokens"]
        counts.cost = row["cost_nano_usd"]
        models = try JSONColumn.read(row["models"])
        foldedFrom = row["folded_from"]
    }

    fileprivate var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
        get throws {
            [
                "id": id, "first_at": firstAt, "last_at": lastAt, "user_id": user, "application": application,
                "spans": spans, "calls": counts.calls, "errors": counts.errors, "turns": turns,
                "input_tokens": counts.input, "output_tokens": counts.output,
                "cache_read_tokens": counts.cacheRead, "cache_write_tokens": counts.cacheWrite,
                "reasoning_tokens": counts.reasoning, "cost_nano_usd": counts.cost,
                "models": try JSONColumn.write(models), "folded_from": foldedFrom,
            ]
        }
    }
}
