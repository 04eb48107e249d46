package import Events
internal import GRDB

extension SQLiteStore {
    /// Messages that one transaction drops.
    private static let droppedAtOnce = 500

    package func forgettable(_ target: ForgetTarget, tenant: TenantID) async throws -> ForgetCounts {
        let scope = try await pool.read { try ForgetScope(target, tenant: tenant, $0) }
        var counts = try await pool.read { try ForgetRows(scope: scope, tenant: tenant).counts($0) }
        counts.rawEvents = try await rawRows(of: scope, after: 0, tenant: tenant).count
        return counts
    }

    package func forget(_ target: ForgetTarget, at: Timestamp, tenant: TenantID) async throws -> Forgotten {
        try await cleaning.run {
            try await catchUp()
            let scope = try await pool.read { try ForgetScope(target, tenant: tenant, $0) }
            let counts = try await forget(scope, target, at: at, tenant: tenant)
            return Forgotten(sessions: scope.sessions, counts: counts)
        }
    }

    package func forgetAgain(_ digests: [ForgottenDigest], at: Timestamp) async throws -> ForgetCounts {
        try await cleaning.run { try await forgetNow(digests, at: at) }
    }

    private func forgetNow(_ digests: [ForgottenDigest], at: Timestamp) async throws -> ForgetCounts {
        try await pool.write { db in
            for digest in digests { try digest.insert(db) }
        }
        forgottenNames.clear()
        let names = try await forgottenNames.read(pool)
        var sum = ForgetCounts()
        for tenant in names.tenants {
            let scope = try await pool.read { try ForgetScope(names, tenant: tenant, $0) }
            guard !scope.isEmpty else { continue }
            let counts = try await forget(scope, nil, at: at, tenant: tenant)
            sum.sessions += counts.sessions
            sum.rawEvents += counts.rawEvents
            sum.events += counts.events
            sum.spans += counts.spans
            sum.corrections += counts.corrections
            sum.skills += counts.skills
        }
        return sum
    }

    /// First the list, so that nothing comes in again; then what everything else is derived from; then what was
    /// derived, once nothing waits to be; and in the end the places where it stood.
    private func forget(
        _ scope: ForgetScope, _ target: ForgetTarget?, at: Timestamp, tenant: TenantID
    ) async throws -> ForgetCounts {
        let digests = try await pool.write { db in
            let salt = try Self.salt(db)
            let digests = scope.digests(target, tenant: tenant, salt: salt, at: at)
            for digest in digests { try digest.insert(db) }
            return digests
        }
        if !digests.isEmpty { forgottenNames.clear() }
        let rows = ForgetRows(scope: scope, tenant: tenant)
        var counts = try await pool.read { try rows.counts($0) }
        let last = try await pool.read { try Int64.fetchOne($0, sql: "SELECT MAX(id) FROM events_raw") ?? 0 }
        counts.rawEvents = try await forgetRaw(scope, after: 0, tenant: tenant)
        counts.skills = try await pool.write { db in
            try ForgetDistilled(store: self, tenant: tenant, at: at).run(rows.corrections(db), db)
        }
        // What was read before it was taken out is read again, and what came meanwhile was looked through.
        try await catchUp()
        counts.rawEvents += try await forgetRaw(scope, after: last, tenant: tenant)
        for session in scope.sessions {
            try await pool.write { try rows.forget(session, $0) }
        }
        for trace in scope.traces {
            try await pool.write { try rows.forget(trace: trace, self, $0) }
        }
        // All of the tenant's, so that what a run left behind that was cut off here goes with the next one.
        try await dropUnnamed(tenant)
        try await wipe()
        return counts
    }

    /// Some messages at a time, so that others get their turn.
    private func dropUnnamed(_ tenant: TenantID) async throws {
        var unnamed = try await pool.read { try UnnamedMessages(of: tenant, among: nil, $0) }
        while !unnamed.ids.isEmpty {
            let part = unnamed.prefix(Self.droppedAtOnce)
            _ = try await pool.write { try part.drop($0) }
            unnamed = unnamed.dropFirst(Self.droppedAtOnce)
        }
    }

    /// Returns once all that is acknowledged by now is found by its rows, whoever else normalizes.
    private func catchUp() async throws {
        let last = try await pool.read { try Int64.fetchOne($0, sql: "SELECT MAX(id) FROM events_raw") ?? 0 }
        while true {
            while try await normalizeWaiting(limit: 500) == 500 {}
            let isThrough = try await pool.read { db in
                try Bool.fetchOne(
                    db, sql: "SELECT NOT EXISTS (SELECT 1 FROM events_raw WHERE id > ? AND id <= ?)",
                    arguments: [try Marks.value(.normalized, db) ?? 0, last]) == true
            }
            if isThrough { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func forgetRaw(_ scope: ForgetScope, after start: Int64, tenant: TenantID) async throws -> Int {
        let pruning = RawPruning(names: scope.names)
        let ids = try await rawRows(of: scope, after: start, tenant: tenant)
        for id in ids {
            try await pool.write { db in
                guard
                    let row = try Row.fetchOne(
                        db, sql: "SELECT * FROM events_raw WHERE id = ?", arguments: [id])
                else { return }
                try Marks.set(.pruned, to: (Marks.value(.pruned, db) ?? 0) + 1, db)
                if let rest = pruning.pruned(try StoredRawEvent(row).event, normalize) {
                    try db.execute(
                        sql: "UPDATE events_raw SET raw_event = ? WHERE id = ?", arguments: [rest, id])
                } else {
                    try db.execute(sql: "DELETE FROM events_raw WHERE id = ?", arguments: [id])
                }
            }
        }
        return ids.count
    }

    /// The raw events that name anything of it, or that its rows were made from.
    private func rawRows(of scope: ForgetScope, after start: Int64, tenant: TenantID) async throws -> [Int64]
    {
        let cited = try await pool.read { try ForgetRows(scope: scope, tenant: tenant).rawEvents($0) }
        let pruning = RawPruning(names: scope.names)
        var (found, place): ([Int64], Int64) = ([], start)
        while true {
            let page = try await pool.read { [place] db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT id, raw_event FROM events_raw WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT 200
                        """, arguments: [tenant.rawValue, place]
                ).map { (id: $0["id"] as Int64, body: $0["raw_event"] as String) }
            }
            guard let last = page.last else { return found }
            for row in page where cited.contains(row.id) || pruning.touches(row.body) { found.append(row.id) }
            place = last.id
        }
    }

    /// One salt a store, so that a name is digested once to be looked up.
    private static func salt(_ db: Database) throws -> String {
        if let known = try String.fetchOne(db, sql: "SELECT salt FROM forgotten LIMIT 1") { return known }
        return try String.fetchOne(db, sql: "SELECT lower(hex(randomblob(16)))") ?? ""
    }
}
