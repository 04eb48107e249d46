internal import Events
internal import GRDB

extension SQLiteStore {
    static let foldWaiting = """
        SELECT tenant_id, id FROM llm_conversations WHERE folded_from IS NOT NULL ORDER BY tenant_id, id LIMIT 1
        """

    func isFoldWaiting(_ db: Database) throws -> Bool {
        try Row.fetchOne(db.cachedStatement(sql: Self.foldWaiting)) != nil
    }

    /// Folds the calls of one conversation that waits for it into its messages, in one turn of the writer.
    ///
    /// - Returns: False where none waits.
    func foldTurn(for time: Duration, _ db: Database) throws -> Bool {
        let next = try Row.fetchOne(db.cachedStatement(sql: Self.foldWaiting))
        guard let next else { return false }
        let tenant = TenantID(rawValue: next["tenant_id"])
        guard var row = try conversationRow(next["id"], tenant: tenant, db), let since = row.foldedFrom else {
            return false
        }
        var folding = try ConversationFolding(store: self, tenant: tenant, conversation: row.id, since, db)
        row.foldedFrom = try folding.fold(for: time, db)
        row.turns += folding.turns
        try write(row, tenant: tenant, db)
        return true
    }
}

/// One conversation's messages while calls are folded into them.
///
/// Messages of later calls are forgotten first, so that the outcome is that of folding all calls in their
/// order, whatever the order in which they came.
struct ConversationFolding {
    static let later = "FROM llm_messages WHERE tenant_id = ? AND conversation_id = ? AND timestamp >= ?"
    static let calls = """
        SELECT id, started_at, status, response_id, input, output FROM llm_spans
        WHERE tenant_id = ? AND conversation_id = ? AND started_at >= ?
            AND kind = 'llm' AND duplicate_of IS NULL AND messages > 0
        ORDER BY started_at, id
        """

    private let store: SQLiteStore
    private let tenant: TenantID
    private let conversation: String
    private let since: Int64
    private var thread: ConversationThread
    private var atoms: [String: MessageAtoms] = [:]
    /// Turns of the user that the conversation has more than before.
    private(set) var turns: Int64

    init(
        store: SQLiteStore, tenant: TenantID, conversation: String, _ since: Int64, _ db: Database
    ) throws {
        (self.store, self.tenant, self.conversation, self.since) = (store, tenant, conversation, since)
        let place: StatementArguments = [tenant.rawValue, conversation, since]
        let forgotten = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT COUNT(*) \(Self.later) AND is_turn"), arguments: place)
        turns = -(forgotten ?? 0)
        try db.cachedStatement(sql: "DELETE \(Self.later)").execute(arguments: place)
        thread = ConversationThread(try store.entries(of: conversation, tenant: tenant, db))
    }

    /// Folds call by call until there are no more or the time is over; calls of one millisecond stay together.
    ///
    /// - Returns: From when on calls still wait.
    mutating func fold(for time: Duration, _ db: Database) throws -> Int64? {
        let end = ContinuousClock.now + time
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.calls), arguments: [tenant.rawValue, conversation, since])
        var group: [FoldedCall] = []
        while let row = try rows.next() {
            let call = try FoldedCall(row)
            if let first = group.first, first.startedAt != call.startedAt {
                try fold(group, db)
                group = []
                if ContinuousClock.now >= end { return call.startedAt }
            }
            group.append(call)
        }
        try fold(group, db)
        return nil
    }

    /// Of calls that started together, the one with the shorter history comes first.
    private mutating func fold(_ group: [FoldedCall], _ db: Database) throws {
        for call in group.sorted(by: { ($0.input.count, $0.id) < ($1.input.count, $1.id) }) {
            try store.readAtoms(
                of: Set(call.input).union(call.output), into: &atoms, tenant: tenant, db)
            let additions = thread.append(call.threadCall(atoms))
            for addition in additions { try write(addition, of: call, db) }
        }
    }

    private mutating func write(_ addition: ThreadAddition, of call: FoldedCall, _ db: Database) throws {
        let id =
            switch addition.source {
            case .input(let place): call.input[place]
            case .output(let place): call.output[place]
            }
        var message = try store.message(id, tenant: tenant, db)
        if addition.entry.path != nil { message.blocks = message.blocks(ofAtoms: addition.atoms) }
        let text = message.text
        let isTurn = message.role.lowercased() == "user" && !text.isEmpty
        turns += isTurn ? 1 : 0
        try db.cachedStatement(
            sql: """
                INSERT INTO llm_messages (tenant_id, conversation_id, position, span_id, timestamp, role, is_turn,
                    path, keys, is_failed, response_id, finish_reason, text, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            tenant.rawValue, conversation, addition.entry.position, call.id, call.startedAt, message.role,
            isTurn, addition.entry.path.map { Int64(bitPattern: $0) }, MessageAtoms.hex(addition.entry.keys),
            addition.entry.isFailed, addition.entry.responseID, message.finishReason, text,
            JSONValue.array(message.blocks.map(\.json)).text,
        ])
    }
}

/// A model call's row as folding needs it; messages by their ids.
private struct FoldedCall {
    let id: String
    let startedAt: Int64
    let isError: Bool
    let responseID: String?
    let input: [String]
    let output: [String]

    init(_ row: Row) throws {
        id = row["id"]
        startedAt = row["started_at"]
        isError = row["status"] as String == LLMSpan.Status.error.rawValue
        responseID = row["response_id"]
        input = try MessageNames.ids(row["input"])
        output = try MessageNames.ids(row["output"])
    }

    func threadCall(_ atoms: [String: MessageAtoms]) -> ThreadCall {
        ThreadCall(
            input: input.compactMap { atoms[$0] }, output: output.compactMap { atoms[$0] },
            isFailed: isError && output.isEmpty, responseID: responseID)
    }
}
