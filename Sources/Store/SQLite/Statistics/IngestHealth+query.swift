package import Events
internal import Foundation
internal import GRDB

extension SQLiteStore {
    package func ingestHealth(at now: Timestamp, tenant: TenantID) async throws -> IngestHealth {
        let file = try pool.path
        var health = try await pool.read { db in
            let query = IngestHealthQuery(tenant: tenant, since: now.milliseconds - 86_400_000)
            var health = IngestHealth()
            health.signals = try query.signals(db)
            health.agents = try Agent.allCases.map { try query.conversations(of: $0, now: now, db) }
            (health.waiting, health.oldestWaiting) = try query.waiting(db)
            let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            health.bytes = pages * (try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
            return health
        }
        // Nil where the system does not tell: then nobody is warned of a full disk.
        let system = try? FileManager.default.attributesOfFileSystem(forPath: file)
        health.freeBytes = (system?[.systemFreeSize] as? NSNumber)?.int64Value
        return health
    }
}

/// The queries behind it: each by an index that holds all that it asks for, since it is asked of a live store.
struct IngestHealthQuery {
    /// Refused requests that are counted at most: a sender that is refused all day has its count by then.
    static let refusedAtMost = 10_000
    private static let week: Int64 = 7 * 86_400_000

    let tenant: TenantID
    /// Milliseconds since 1970.
    let since: Int64

    static let last = """
        SELECT MAX(timestamp) FROM events_raw
        WHERE tenant_id = ? AND provider = ? AND signal = ? AND error IS NULL
        """
    static let count = """
        SELECT COUNT(*) FROM events_raw
        WHERE tenant_id = ? AND provider = ? AND signal = ? AND error IS NULL AND timestamp > ?
        """
    /// One row a signal: SQLite takes the other columns from the row that has the greatest time.
    static let refused = """
        SELECT provider, signal, COUNT(*) AS number, MAX(timestamp) AS at, http_status, error FROM (
            SELECT provider, signal, timestamp, http_status, error FROM events_raw
            WHERE tenant_id = ? AND timestamp > ? AND error IS NOT NULL ORDER BY timestamp DESC LIMIT ?)
        GROUP BY provider, signal
        """
    static let prompts = """
        SELECT COUNT(*) AS number, COUNT(prompt_text) AS texts FROM (
            SELECT prompt_text FROM coding_agent_events
            WHERE tenant_id = ? AND provider = ? AND event_type = 'prompt' AND timestamp > ?
            ORDER BY timestamp DESC LIMIT ?)
        """
    static let sessions = """
        SELECT COUNT(*) FROM sessions WHERE tenant_id = ? AND first_at > ? AND provider = ?
        """

    func signals(_ db: Database) throws -> [IngestHealth.Signal] {
        let refusals = try refusals(db)
        var found: [IngestHealth.Signal] = []
        for provider in Provider.allCases {
            for signal in RawEvent.Signal.allCases {
                let place = [tenant.rawValue, provider.rawValue, signal.rawValue]
                let last = try Int64.fetchOne(
                    db.cachedStatement(sql: Self.last), arguments: StatementArguments(place))
                let refusal = refusals["\(provider.rawValue)/\(signal.rawValue)"]
                guard last != nil || refusal != nil else { continue }
                let count = try Int.fetchOne(
                    db.cachedStatement(sql: Self.count),
                    arguments: StatementArguments(place) + StatementArguments([since]))
                found.append(
                    IngestHealth.Signal(
                        provider: provider, signal: signal, lastAt: last.map(Timestamp.init(milliseconds:)),
                        accepted: count ?? 0, refused: refusal?.count ?? 0, lastRefusal: refusal?.last))
            }
        }
        return found
    }

    func conversations(of agent: Agent, now: Timestamp, _ db: Database) throws -> IngestHealth.Conversations {
        let row = try Row.fetchOne(
            db, sql: Self.prompts,
            arguments: [
                tenant.rawValue, agent.rawValue, now.milliseconds - Self.week, IngestHealth.promptsLookedAt,
            ])
        let sessions = try Int.fetchOne(
            db, sql: Self.sessions, arguments: [tenant.rawValue, since, agent.rawValue])
        return IngestHealth.Conversations(
            agent: agent, sessions: sessions ?? 0, prompts: row?["number"] ?? 0,
            promptsWithText: row?["texts"] ?? 0)
    }

    /// Of all tenants, since they are normalized one after the other.
    func waiting(_ db: Database) throws -> (Int, Timestamp?) {
        let mark = try Marks.value(.normalized, db) ?? 0
        guard let newest = try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM events_raw"), newest > mark else {
            return (0, nil)
        }
        let oldest = try Int64.fetchOne(
            db, sql: "SELECT timestamp FROM events_raw WHERE id > ? ORDER BY id LIMIT 1", arguments: [mark])
        return (Int(clamping: newest - mark), oldest.map(Timestamp.init(milliseconds:)))
    }

    private func refusals(_ db: Database) throws -> [String: (count: Int, last: IngestHealth.Refusal)] {
        var found: [String: (count: Int, last: IngestHealth.Refusal)] = [:]
        let rows = try Row.fetchAll(
            db, sql: Self.refused, arguments: [tenant.rawValue, since, Self.refusedAtMost])
        for row in rows {
            let last = IngestHealth.Refusal(
                at: Timestamp(milliseconds: row["at"]), status: row["http_status"], reason: row["error"])
            found["\(row["provider"] as String)/\(row["signal"] as String)"] = (row["number"], last)
        }
        return found
    }
}
