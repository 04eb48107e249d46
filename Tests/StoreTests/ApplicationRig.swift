import Events
import GRDB
import Store
import Synchronization
import TestSupport

/// A store of one test's own that is given spans and evaluations as a normalizer would find them.
final class ApplicationRig: Sendable {
    private static let origin = Timestamp(milliseconds: 1_000_000)
    private let folder: TemporaryFolder
    private let bodies: Bodies
    let store: SQLiteStore

    /// What is in each raw event, by its body.
    private final class Bodies: Sendable {
        let found = Mutex<[String: Normalized]>([:])
    }

    init() throws {
        let (folder, bodies) = (try TemporaryFolder(), Bodies())
        store = try SQLiteStore(path: folder.path + "/moda.db") { raw in
            bodies.found.withLock { $0[raw.body] } ?? Normalized()
        }
        (self.folder, self.bodies) = (folder, bodies)
    }

    /// Stores requests, one for each list of spans, and normalizes them all.
    func put(_ requests: [LLMSpan]..., tenant: TenantID = .local) async throws {
        for spans in requests { try await append(Normalized(spans: spans), tenant: tenant) }
        try await settle()
    }

    func put(_ evaluations: [Evaluation], tenant: TenantID = .local) async throws {
        try await append(Normalized(evaluations: evaluations), tenant: tenant)
        try await settle()
    }

    func append(_ found: Normalized, tenant: TenantID = .local) async throws {
        let name = bodies.found.withLock { all in
            all["\(all.count)"] = found
            return "\(all.count - 1)"
        }
        let raw = RawEvent(
            provider: .application, signal: .traces, receivedAt: Self.origin, body: name, size: 1,
            digest: name)
        _ = try await store.append([raw], tenant: tenant)
    }

    func settle() async throws {
        while try await store.normalizeWaiting(limit: 100) == 100 {}
    }

    /// All rows of what is derived for a tenant, each as text, table by table.
    func dump(tenant: TenantID = .local, withoutRaw: Bool = false) async throws -> [String] {
        let queue = try DatabaseQueue(path: folder.path + "/moda.db")
        return try await queue.read { db in
            let tables = [
                "llm_spans", "llm_contents", "llm_traces", "llm_conversations", "llm_messages", "evaluations",
            ]
            return try tables.flatMap { table in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM \(table) WHERE tenant_id = ?", arguments: [tenant.rawValue]
                ).map { row in
                    let columns = row.filter { !withoutRaw || $0.0 != "raw_id" }
                    return table + " " + columns.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
                }.sorted()
            }
        }
    }

    /// How SQLite would find the rows of a query.
    func plan(_ sql: String) async throws -> String {
        let queue = try DatabaseQueue(path: folder.path + "/moda.db")
        return try await queue.read { db in
            let values = [Int?](repeating: 1, count: sql.count { $0 == "?" })
            return try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: StatementArguments(values)
            ).map { $0["detail"] as String }.joined(separator: "; ")
        }
    }

    /// A conversation as it reads: the first letter of each role, and the words.
    func told(_ conversation: String, tenant: TenantID = .local) async throws -> [String] {
        try await store.messages(of: conversation, after: nil, limit: 10_000, tenant: tenant).map {
            "\($0.message.role.prefix(1)):\($0.message.text)"
        }
    }

    func conversations(tenant: TenantID = .local) async throws -> [String] {
        try await store.conversations(ConversationFilter(), limit: 1_000, before: nil, tenant: tenant).map(
            \.id)
    }
}

extension LLMSpan {
    /// A step made by hand.
    static func made(
        _ id: String, in trace: String = "t", under parent: String? = nil, at: Int64 = 0, kind: Kind = .task,
        conversation: String? = nil
    ) -> LLMSpan {
        var span = LLMSpan(
            provider: .application, traceID: trace, spanID: id, parentID: parent, name: id, kind: kind,
            startedAt: Timestamp(milliseconds: at), durationNanoseconds: 5_000_000)
        span.conversation.own = conversation
        return span
    }

    /// A model call with words of the user and the model by turns.
    static func call(
        _ id: String, in trace: String? = nil, under parent: String? = nil, at: Int64, conversation: String?,
        _ history: [String], answer: String? = nil
    ) -> LLMSpan {
        var span = made(id, in: trace ?? id, under: parent, at: at, kind: .llm, conversation: conversation)
        span.input = history.enumerated().map { place, text in
            ChatMessage(role: place.isMultiple(of: 2) ? "user" : "assistant", blocks: [.text(text)])
        }
        span.output = answer.map { [ChatMessage(role: "assistant", blocks: [.text($0)])] } ?? []
        span.responseModel = "model"
        span.usage = TokenUsage()
        span.usage?.input = 10
        span.usage?.output = 2
        span.usage?.cost = 0.001
        return span
    }
}
