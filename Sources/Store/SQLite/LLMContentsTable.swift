internal import Events
internal import GRDB

/// How a span's row names its messages: a JSON array of their ids.
enum MessageNames {
    static func text(_ ids: some Collection<String>) -> String {
        // Ids are hex digits, which need no escape.
        ids.isEmpty ? "[]" : "[\"" + ids.joined(separator: "\",\"") + "\"]"
    }

    static func ids(_ text: String) throws -> [String] {
        (try JSONValue(parsing: text).array ?? []).compactMap(\.string)
    }

    /// A digest of all that a message is.
    static func id(of message: ChatMessage) -> String {
        var parts = [message.role, message.finishReason.map { "=" + $0 } ?? ""]
        for block in message.blocks {
            switch block {
            case .text(let text): parts += ["text", text]
            case .thinking(let text): parts += ["thinking", text]
            default: parts += ["json", block.json.text]
            }
        }
        return ContentID.make(parts)
    }
}

// The distinct messages of a tenant, once each, and the keys by which a thread knows them.
extension SQLiteStore {
    func storeContents(_ messages: [(String, ChatMessage)], tenant: TenantID, _ db: Database) throws {
        guard !messages.isEmpty else { return }
        let missing = Dictionary(messages, uniquingKeysWith: { first, _ in first })
        let known = try String.fetchSet(
            db.cachedStatement(
                sql: """
                    SELECT id FROM llm_contents
                    WHERE tenant_id = ? AND id IN (SELECT value FROM json_each(?))
                    """),
            arguments: [tenant.rawValue, MessageNames.text(missing.keys)])
        for (id, message) in missing where !known.contains(id) {
            try db.cachedStatement(
                sql: "INSERT INTO llm_contents (tenant_id, id, atoms, message) VALUES (?, ?, ?, ?)"
            ).execute(arguments: [tenant.rawValue, id, MessageAtoms(message).text, message.json.text])
        }
    }

    /// The messages that a span's row names, in their order.
    func messages(named text: String, tenant: TenantID, _ db: Database) throws -> [ChatMessage] {
        guard text != "[]" else { return [] }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT c.message AS message FROM json_each(?) AS named
                    JOIN llm_contents AS c ON c.tenant_id = ? AND c.id = named.value ORDER BY named.key
                    """),
            arguments: [text, tenant.rawValue])
        return rows.map { ChatMessage(JSONColumn.value($0["message"])) }
    }

    func message(_ id: String, tenant: TenantID, _ db: Database) throws -> ChatMessage {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT message FROM llm_contents WHERE tenant_id = ? AND id = ?"),
            arguments: [tenant.rawValue, id])
        guard let text else { throw StoreError("llm_contents: a span names a message that is not there") }
        return ChatMessage(JSONColumn.value(text))
    }

    /// The keys of messages, of those only that `atoms` does not have yet.
    func readAtoms(
        of ids: Set<String>, into atoms: inout [String: MessageAtoms], tenant: TenantID, _ db: Database
    ) throws {
        let missing = ids.filter { atoms[$0] == nil }
        guard !missing.isEmpty else { return }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT id, atoms FROM llm_contents
                    WHERE tenant_id = ? AND id IN (SELECT value FROM json_each(?))
                    """),
            arguments: [tenant.rawValue, MessageNames.text(missing)])
        while let row = try rows.next() {
            guard let known = MessageAtoms(text: row["atoms"] as String) else {
                throw StoreError("llm_contents: unreadable keys; was it written by a newer moda?")
            }
            atoms[row["id"]] = known
        }
    }
}
