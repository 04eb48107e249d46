internal import Events
internal import GRDB

/// Messages that no call of a tenant named when it was looked, which takes reading all its calls: done beside the
/// writer, which then only looks at the calls that came since.
struct UnnamedMessages: Sendable {
    let tenant: TenantID
    private(set) var ids: ArraySlice<String>
    /// The last call, and the last raw event that calls were made from, when it was looked.
    private let lastCall: Int64
    private let lastRaw: Int64

    /// Looks for them among some, or among all where none are named.
    init(of tenant: TenantID, among candidates: Set<String>?, _ db: Database) throws {
        self.tenant = tenant
        lastCall = try Int64.fetchOne(db, sql: "SELECT MAX(rowid) FROM llm_spans") ?? 0
        lastRaw = try Marks.value(.normalized, db) ?? 0
        let all = candidates == nil
        ids = try String.fetchAll(
            db,
            sql: """
                SELECT id FROM llm_contents WHERE tenant_id = ?1
                    \(all ? "" : "AND id IN (SELECT value FROM json_each(?2))")
                EXCEPT SELECT n.value FROM llm_spans AS s, json_each(s.input) AS n WHERE s.tenant_id = ?1
                EXCEPT SELECT n.value FROM llm_spans AS s, json_each(s.output) AS n WHERE s.tenant_id = ?1
                """,
            arguments: [tenant.rawValue] + (all ? [] : [MessageNames.text(candidates ?? [])]))[...]
    }

    /// The first of them, to be dropped in one short transaction.
    func prefix(_ count: Int) -> UnnamedMessages {
        var part = self
        part.ids = ids.prefix(count)
        return part
    }

    func dropFirst(_ count: Int) -> UnnamedMessages {
        var rest = self
        rest.ids = ids.dropFirst(count)
        return rest
    }

    /// Drops them, but for those that a call has named meanwhile.
    ///
    /// - Returns: How many went.
    func drop(_ db: Database) throws -> Int {
        let new = "FROM llm_spans WHERE tenant_id = ?1 AND"
        let named = { (column: String, since: String) in
            "SELECT n.value FROM (SELECT \(column) AS names \(new) \(since)) AS s, json_each(s.names) AS n"
        }
        let kept = ["input", "output"].flatMap { [named($0, "rowid > ?3"), named($0, "raw_id > ?4")] }
        try db.execute(
            sql: """
                DELETE FROM llm_contents WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))
                    AND id NOT IN (\(kept.joined(separator: " UNION ")))
                """, arguments: [tenant.rawValue, MessageNames.text(ids), lastCall, lastRaw])
        return db.changesCount
    }
}
