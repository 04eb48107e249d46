internal import Events
internal import GRDB

// A conversation goes a trace at a time; the messages that nobody names any more go after some conversations.
extension SQLiteStore {
    private static let pickedAtOnce = 100

    func expireConversation(_ sweep: inout ExpirySweep, _ rows: Int) async throws -> Expired? {
        if sweep.looksForLeftovers {
            sweep.looksForLeftovers = false
            sweep.named = try await pool.read { db in
                let tenants = try String.fetchAll(db, sql: "SELECT DISTINCT tenant_id FROM llm_contents")
                return Dictionary(
                    tenants.map { (TenantID(rawValue: $0), nil) }, uniquingKeysWith: { first, _ in first })
            }
        }
        if sweep.conversations.waiting.isEmpty {
            if let gone = try await expireMessages(&sweep, rows) { return gone }
            let (before, last) = (sweep.before.milliseconds, sweep.conversations.last)
            sweep.conversations.waiting = try await pool.read {
                try Self.oldConversations(before, after: last, $0)
            }
        }
        guard let conversation = sweep.conversations.waiting.first else { return nil }
        return try await expire(conversation, &sweep)
    }

    private static func oldConversations(
        _ before: Int64, after last: AgedKey?, _ db: Database
    ) throws -> ArraySlice<AgedKey> {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT last_at, tenant_id, id FROM llm_conversations
                WHERE last_at < ?1 AND folded_from IS NULL AND (last_at, tenant_id, id) > (?2, ?3, ?4)
                ORDER BY last_at, tenant_id, id LIMIT \(pickedAtOnce)
                """,
            arguments: [before, last?.at ?? Int64.min, last?.tenant ?? "", last?.id ?? ""])
        return rows.map {
            AgedKey(at: $0["last_at"], tenant: $0["tenant_id"], provider: "", id: $0["id"])
        }[...]
    }

    /// One trace of it, whole; the conversation is done with where it has none or is in use again.
    private func expire(_ conversation: AgedKey, _ sweep: inout ExpirySweep) async throws -> Expired {
        let (before, tenant) = (sweep.before.milliseconds, TenantID(rawValue: conversation.tenant))
        let found = try await pool.write { db -> (rawEvents: Int, named: Set<String>)? in
            guard let trace = try Self.trace(of: conversation, before: before, db) else { return nil }
            var scope = ForgetScope()
            scope.traces = [trace]
            let rows = ForgetRows(scope: scope, tenant: tenant)
            let (named, raws) = (try rows.contents(db), try rows.rawEvents(db))
            try rows.forget(trace: trace, self, db)
            return (try Self.dropUnused(raws, before: before, db), named)
        }
        var gone = Expired()
        guard let found else {
            sweep.conversations.advance()
            return gone
        }
        (gone.traces, gone.rawEvents) = (1, found.rawEvents)
        if let known = sweep.named[tenant, default: []] {
            sweep.named[tenant] = .some(known.union(found.named))
        }
        return gone
    }

    private static func trace(of conversation: AgedKey, before: Int64, _ db: Database) throws -> String? {
        try String.fetchOne(
            db,
            sql: """
                SELECT s.trace_id FROM llm_conversations AS c
                JOIN llm_spans AS s ON s.tenant_id = c.tenant_id AND s.conversation_id = c.id
                WHERE c.tenant_id = ? AND c.id = ? AND c.last_at < ? LIMIT 1
                """, arguments: [conversation.tenant, conversation.id, before])
    }

    /// Some messages that no call names any more; nil where none is left.
    private func expireMessages(_ sweep: inout ExpirySweep, _ rows: Int) async throws -> Expired? {
        if sweep.unnamed == nil, let (tenant, names) = sweep.named.popFirst() {
            sweep.unnamed = try await pool.read { try UnnamedMessages(of: tenant, among: names, $0) }
        }
        guard let unnamed = sweep.unnamed else { return nil }
        let part = unnamed.prefix(rows)
        var gone = Expired()
        if !part.ids.isEmpty { gone.messages = try await pool.write { try part.drop($0) } }
        let rest = unnamed.dropFirst(rows)
        sweep.unnamed = rest.ids.isEmpty ? nil : rest
        return gone
    }
}
