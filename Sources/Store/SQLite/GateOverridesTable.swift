package import Events
internal import GRDB

extension SQLiteStore {
    package func gateOverrides(tenant: TenantID) async throws -> [GateOverride] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM gate_overrides WHERE tenant_id = ? ORDER BY gate, parameter",
                arguments: [tenant.rawValue]
            ).map { try JSONColumn.read($0) }
        }
    }

    package func change(_ gate: GateChange, tenant: TenantID) async throws {
        try await write { db in
            let key: StatementArguments = [tenant.rawValue, gate.gate, gate.parameter]
            let before = try String.fetchOne(
                db,
                sql: "SELECT body FROM gate_overrides WHERE tenant_id = ? AND gate = ? AND parameter = ?",
                arguments: key
            ).map { try JSONColumn.read($0, as: GateOverride.self) }
            var change = gate
            change.before = before?.value
            if let value = gate.value {
                let body = GateOverride(gate: gate.gate, parameter: gate.parameter, value: value)
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO gate_overrides (tenant_id, gate, parameter, body)
                        VALUES (?, ?, ?, ?)
                        """, arguments: key + [try JSONColumn.write(body)])
            } else {
                try db.execute(
                    sql: "DELETE FROM gate_overrides WHERE tenant_id = ? AND gate = ? AND parameter = ?",
                    arguments: key)
            }
            try db.execute(
                sql: "INSERT INTO gate_changes (tenant_id, body) VALUES (?, ?)",
                arguments: [tenant.rawValue, try JSONColumn.write(change)])
        }
    }

    package func gateChanges(limit: Int, tenant: TenantID) async throws -> [GateChange] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM gate_changes WHERE tenant_id = ? ORDER BY sequence DESC LIMIT ?",
                arguments: [tenant.rawValue, limit]
            ).map { try JSONColumn.read($0) }
        }
    }
}
