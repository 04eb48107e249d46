package import Events
internal import GRDB

extension SQLiteStore {
    package func arrivals(
        after place: Arrival.Place?, in session: SessionFilter?, limit: Int, tenant: TenantID
    ) async throws -> [Arrival] {
        let sql = ArrivalQuery.sql(after: place != nil, session: session)
        var values: [(any DatabaseValueConvertible)?] = [tenant.rawValue]
        if let session { values += [session.agent?.rawValue, session.id].compactMap(\.self) }
        if let place { values += [place.raw, place.event.timestamp, place.event.sequence, place.event.id] }
        let arguments = StatementArguments(values + [limit])
        return try await pool.read { db in
            let found = try Row.fetchAll(db, sql: sql, arguments: arguments).map(Arrival.init)
            return place == nil ? found.reversed() : found
        }
    }

    package func events(
        of session: SessionKey, after place: EventPlace?, limit: Int, tenant: TenantID
    ) async throws -> [CodingAgentEvent] {
        let place = place ?? EventPlace(timestamp: .min, sequence: .min, id: "")
        return try await pool.read { db in
            try Row.fetchAll(
                db, sql: ArrivalQuery.ofSession,
                arguments: [
                    tenant.rawValue, session.agent.rawValue, session.id, place.timestamp, place.sequence,
                    place.id, limit,
                ]
            ).map(CodingAgentEvent.init)
        }
    }
}

/// The queries for events by arrival and by time.
enum ArrivalQuery {
    /// A session's events in the order in which they happened.
    static let ofSession = """
        SELECT * FROM coding_agent_events WHERE tenant_id = ? AND provider = ? AND session_id = ?
            AND (timestamp, sequence, id) > (?, ?, ?)
        ORDER BY timestamp, sequence, id LIMIT ?
        """

    /// Without a place the newest, hence backwards.
    ///
    /// One session's events are few and found by their session: there the order of arrival is none for an
    /// index.
    static func sql(after hasPlace: Bool, session: SessionFilter?) -> String {
        let raw = session == nil ? "raw_id" : "+raw_id"
        let agents = session?.agent == nil ? "IN (\(allAgents))" : "= ?"
        let way = hasPlace ? "" : " DESC"
        let order = [raw, "timestamp", "sequence", "id"].map { $0 + way }.joined(separator: ", ")
        return """
            SELECT * FROM coding_agent_events WHERE tenant_id = ?\
            \(session == nil ? "" : " AND provider \(agents) AND session_id = ?")\
            \(hasPlace ? " AND (\(raw), timestamp, sequence, id) > (?, ?, ?, ?)" : "")
            ORDER BY \(order) LIMIT ?
            """
    }

    private static let allAgents = Agent.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
}

extension Arrival {
    fileprivate init(_ row: Row) throws {
        event = try CodingAgentEvent(row)
        place = Place(raw: row["raw_id"], event: EventPlace(event))
    }
}
