package import Events
internal import GRDB

extension SQLiteStore {
    package func statistics(_ query: StatisticsQuery, tenant: TenantID) async throws -> [StatisticsRow] {
        let statements = [
            AgentUsage.sql(query), AgentTools.sql(query), ApplicationUsage.sql(query),
            CorrectionCounts.sql(query),
        ].compactMap(\.self)
        let arguments: StatementArguments = [
            "tenant": tenant.rawValue, "from": query.from.milliseconds, "end": query.end.milliseconds,
            "provider": query.provider?.rawValue,
        ]
        let rows = try await pool.read { db in
            TypedPrompts.prepare(db)
            var sums = StatisticsSums()
            for sql in statements {
                let found = try Row.fetchCursor(db, sql: sql, arguments: arguments)
                while let row = try found.next() { try sums.add(row) }
            }
            return sums.rows
        }
        return rows.sorted { $0.precedes($1, by: query.grouping) }
    }
}

/// Puts the rows of several queries together, one a group and program.
struct StatisticsSums {
    private struct Key: Hashable {
        let provider: Provider
        let label: String?
    }

    private var found: [Key: StatisticsRow] = [:]

    var rows: [StatisticsRow] { Array(found.values) }

    mutating func add(_ row: Row) throws {
        guard let provider = Provider(rawValue: row["provider"]) else {
            throw StoreError("unknown provider in the events; was the store written by a newer moda?")
        }
        let label = row["label"] as String?
        found[Key(provider: provider, label: label), default: StatisticsRow(label: label, provider: provider)]
            .add(row)
    }
}

extension StatisticsRow {
    /// Adds what one query found; columns that it has not are left as they are.
    fileprivate mutating func add(_ row: Row) {
        // Each query sees a group's sessions whole, so that they are not to be added up.
        sessions = max(sessions, row.count("sessions"))
        prompts += row.count("prompts")
        modelCalls += row.count("model_calls")
        inputTokens.add(row.sum("input_tokens"))
        outputTokens.add(row.sum("output_tokens"))
        cacheReadTokens.add(row.sum("cache_read_tokens"))
        cacheWriteTokens.add(row.sum("cache_write_tokens"))
        reasoningTokens.add(row.sum("reasoning_tokens"))
        cost = min(cost + (row["cost_usd"] as Double? ?? 0), .greatestFiniteMagnitude)
        toolCalls += row.count("tool_calls")
        toolFailures += row.count("tool_failures")
        refusals += row.count("refusals")
        skills += row.count("skills")
        corrections += row.count("corrections")
    }

    fileprivate func precedes(_ other: StatisticsRow, by grouping: StatisticsGrouping) -> Bool {
        let (mine, theirs) = ((label ?? "", provider.rawValue), (other.label ?? "", other.provider.rawValue))
        if grouping == .day { return mine < theirs }
        return weight == other.weight ? mine < theirs : weight > other.weight
    }

    private var weight: (Double, Int64, Int, Int, Int, Int) {
        (cost, outputTokens, modelCalls, toolCalls, skills, prompts)
    }
}

extension Row {
    fileprivate func count(_ column: String) -> Int { self[column] as Int? ?? 0 }

    /// A sum that was taken in two halves, since SQLite's own fails where numbers from outside overflow it.
    fileprivate func sum(_ column: String) -> Int64 {
        let (high, low) = (self["\(column)_high"] as Int64? ?? 0, self["\(column)_low"] as Int64? ?? 0)
        let (shifted, lost) = high.multipliedReportingOverflow(by: 1 << 32)
        let (sum, overflowed) = shifted.addingReportingOverflow(low)
        return lost || overflowed ? .max : sum
    }
}

extension Int64 {
    /// Adds; what is too large is the largest.
    fileprivate mutating func add(_ other: Int64) {
        let (sum, overflowed) = addingReportingOverflow(other)
        self = overflowed ? .max : sum
    }
}
