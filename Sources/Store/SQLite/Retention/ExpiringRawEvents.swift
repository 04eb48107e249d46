internal import Events
internal import GRDB

// Most raw events go with the last row that was made of them; these are the others, of which nothing was made.
extension SQLiteStore {
    /// Raw events that are looked at in one read.
    private static let lookedAtOnce = 2_000

    func expireRawEvents(_ sweep: inout ExpirySweep, _ rows: Int) async throws -> Expired? {
        let before = sweep.before.milliseconds
        if sweep.rawEvents.isEmpty {
            let place = sweep.rawPlace
            let found = try await pool.read { try Self.unusedRawEvents(before, after: place, $0) }
            guard let found else { return nil }
            (sweep.rawEvents, sweep.rawPlace) = (found.ids[...], found.place)
        }
        let batch = Set(sweep.rawEvents.prefix(rows))
        sweep.rawEvents = sweep.rawEvents.dropFirst(rows)
        var gone = Expired()
        if !batch.isEmpty {
            gone.rawEvents = try await pool.write { try Self.dropUnused(batch, before: before, $0) }
        }
        return gone
    }

    /// The next of which nothing is left, and how far was looked; nil where all that follow are younger.
    private static func unusedRawEvents(
        _ before: Int64, after place: Int64, _ db: Database
    ) throws -> (ids: [Int64], place: Int64)? {
        let seen = try Row.fetchAll(
            db,
            sql: """
                SELECT id, timestamp < ? AS is_old FROM events_raw WHERE id > ? AND id <= ? ORDER BY id LIMIT ?
                """, arguments: [before, place, try Marks.value(.normalized, db) ?? 0, lookedAtOnce])
        let old = seen.filter { $0["is_old"] }.map { $0["id"] as Int64 }
        // In the order of arrival: where none of so many is old, what comes behind is not either.
        guard let last = seen.last, !old.isEmpty else { return nil }
        let ids = try Int64.fetchAll(
            db,
            sql: """
                SELECT r.id FROM events_raw AS r WHERE r.id IN (SELECT value FROM json_each(?)) \(isUnused)
                ORDER BY r.id
                """, arguments: [Self.list(old)])
        return (ids, last["id"])
    }

    /// Drops those of some raw events that are old, normalized, not being read again, and of which no row is left.
    static func dropUnused(_ ids: Set<Int64>, before: Int64, _ db: Database) throws -> Int {
        guard !ids.isEmpty, try Marks.tenantToRenormalize(db) == nil else { return 0 }
        try db.execute(
            sql: """
                DELETE FROM events_raw WHERE id IN (
                    SELECT r.id FROM events_raw AS r WHERE r.id IN (SELECT value FROM json_each(?1))
                        AND r.timestamp < ?2 AND r.id <= ?3 \(isUnused))
                """, arguments: [list(ids), before, try Marks.value(.normalized, db) ?? 0])
        return db.changesCount
    }

    private static let isUnused = [
        "coding_agent_events", "coding_agent_reports", "llm_spans", "evaluations",
    ].map {
        "AND NOT EXISTS (SELECT 1 FROM \($0) AS d WHERE d.tenant_id = r.tenant_id AND d.raw_id = r.id)"
    }.joined(separator: " ")

    private static func list(_ ids: some Collection<Int64>) -> String {
        "[" + ids.map(String.init).joined(separator: ",") + "]"
    }
}
