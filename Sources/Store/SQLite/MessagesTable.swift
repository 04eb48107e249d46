internal import Events
internal import GRDB

extension SQLiteStore {
    /// The entries of a conversation that its thread looks back to, in their order.
    func entries(of conversation: String, tenant: TenantID, _ db: Database) throws -> [ThreadEntry] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT position, path, keys, is_failed, response_id FROM llm_messages
                    WHERE tenant_id = ? AND conversation_id = ? ORDER BY position DESC LIMIT ?
                    """),
            arguments: [tenant.rawValue, conversation, ConversationThread.reach])
        return try rows.reversed().map { row in
            guard let keys = MessageAtoms.keys(hex: row["keys"] as String) else {
                throw StoreError("llm_messages: unreadable keys; was it written by a newer moda?")
            }
            var entry = ThreadEntry(
                position: row["position"], path: (row["path"] as Int64?).map { UInt64(bitPattern: $0) },
                keys: keys)
            entry.isFailed = row["is_failed"]
            entry.responseID = row["response_id"]
            return entry
        }
    }
}
