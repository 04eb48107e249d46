package import Events
internal import GRDB

extension SQLiteStore {
    package func events(of session: SessionKey, tenant: TenantID) async throws -> [CodingAgentEvent] {
        try await pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM coding_agent_events WHERE tenant_id = ? AND provider = ? AND session_id = ?
                    ORDER BY timestamp, sequence, id
                    """,
                arguments: [tenant.rawValue, session.agent.rawValue, session.id]
            ).map(CodingAgentEvent.init)
        }
    }
}

extension CodingAgentEvent {
    /// Inserts a row unless its id is there: `tenant_id`, `raw_id`, then the columns.
    ///
    /// One statement for all, so that it is prepared once.
    static let insertion = "\(statement("INSERT")) ON CONFLICT (tenant_id, id) DO NOTHING"

    /// The same, over the row that has the id.
    static let replacement = statement("INSERT OR REPLACE")

    /// A statement for a table that has the columns of an event, and maybe more.
    static func statement(
        _ verb: String, into table: String = "coding_agent_events", beyond more: [String] = []
    ) -> String {
        let sample = CodingAgentEvent(
            id: "", session: SessionKey(agent: .claude, id: ""), kind: .other, at: Timestamp(milliseconds: 0),
            channel: .log)
        let names = ["tenant_id", "raw_id"] + sample.columns.map(\.name) + more
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return "\(verb) INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))"
    }

    /// The channels as their column has them.
    var channelNames: String {
        if channels.count == 1, let only = channels.first { return only.rawValue }
        return channels.sorted().map(\.rawValue).joined(separator: ",")
    }

    /// The row's columns, `tenant_id` and `raw_id` aside, in the order in which they are written.
    var columns: [(name: String, value: DatabaseValue)] {
        let isUserText = [.prompt, .machinePrompt, .refusalWords].contains(kind)
        return [
            ("id", id.databaseValue), ("provider", session.agent.rawValue.databaseValue),
            ("session_id", session.id.databaseValue), ("event_type", kind.rawValue.databaseValue),
            ("timestamp", at.milliseconds.databaseValue), ("sequence", sequence.databaseValue),
            ("channels", channelNames.databaseValue),
            ("turn_id", value(turn)),
            ("user_id", value(who.user)), ("org_id", value(who.organization)),
            ("project_id", value(who.project)), ("repo", value(who.repository)),
            ("branch", value(who.branch)), ("cwd", value(who.directory)), ("model", value(model)),
            ("prompt_text", value(isUserText ? text : nil)),
            ("response_text", value(isUserText ? nil : text)),
            ("tool_name", value(tool?.name)), ("tool_use_id", value(tool?.callID)),
            ("tool_input", value(tool?.input)), ("tool_success", value(tool?.succeeded)),
            ("exit_code", value(tool?.exitCode)), ("duration_ms", value(tool?.durationMilliseconds)),
            ("error_type", value(tool?.errorType)), ("error_message", value(tool?.errorMessage)),
            ("output_snippet", value(tool?.output)),
            ("decision", value(decision.map { $0.isAccepted ? "accept" : "reject" })),
            ("decision_source", value(decision?.source)), ("skill_name", value(skill?.name)),
            ("skill_scope", value(skill?.scope)), ("input_tokens", value(usage?.input)),
            ("output_tokens", value(usage?.output)), ("cache_read_tokens", value(usage?.cacheRead)),
            ("cache_write_tokens", value(usage?.cacheWrite)), ("reasoning_tokens", value(usage?.reasoning)),
            ("cost_usd", value(usage?.cost)), ("subagent_id", value(subagent)),
            ("attributes", JSONValue.object(attributes).text.databaseValue),
        ]
    }

    init(_ row: Row) throws {
        let row = PlacedRow(row)
        guard let agent = Agent(rawValue: row["provider"]), let kind = Kind(rawValue: row["event_type"])
        else {
            throw StoreError(
                "coding_agent_events \(row["id"] as String): unknown provider or type; is moda too old?")
        }
        self.init(
            id: row["id"], session: SessionKey(agent: agent, id: row["session_id"]), kind: kind,
            at: Timestamp(milliseconds: row["timestamp"]), sequence: row["sequence"], channel: .log)
        channels = Set(
            (row["channels"] as String).split(separator: ",").compactMap { Channel(rawValue: String($0)) })
        turn = row["turn_id"]
        model = row["model"]
        text = row["prompt_text"] ?? row["response_text"]
        subagent = row["subagent_id"]
        who = Attribution(row)
        tool = ToolUse(row)
        decision = (row["decision"] as String?).map {
            ToolDecision(isAccepted: $0 == "accept", source: row["decision_source"])
        }
        skill = (row["skill_name"] as String?).map { SkillUse(name: $0, scope: row["skill_scope"]) }
        usage = TokenUsage(row)
        attributes = try JSONValue(parsing: row["attributes"] as String).object ?? [:]
    }
}

extension Attribution {
    init(_ row: Row) { self.init(PlacedRow(row)) }

    fileprivate init(_ row: PlacedRow) {
        self.init()
        user = row["user_id"]
        organization = row["org_id"]
        project = row["project_id"]
        repository = row["repo"]
        branch = row["branch"]
        directory = row["cwd"]
    }
}

extension ToolUse {
    fileprivate init?(_ row: PlacedRow) {
        guard let name = row["tool_name"] as String? else { return nil }
        self.init(name: name, callID: row["tool_use_id"])
        input = row["tool_input"]
        succeeded = row["tool_success"]
        exitCode = row["exit_code"]
        durationMilliseconds = row["duration_ms"]
        errorType = row["error_type"]
        errorMessage = row["error_message"]
        output = row["output_snippet"]
    }
}

extension TokenUsage {
    init?(_ row: Row) { self.init(PlacedRow(row)) }

    fileprivate init?(_ row: PlacedRow) {
        self.init()
        input = row["input_tokens"]
        output = row["output_tokens"]
        cacheRead = row["cache_read_tokens"]
        cacheWrite = row["cache_write_tokens"]
        reasoning = row["reasoning_tokens"]
        cost = row["cost_usd"]
        if self == TokenUsage() { return nil }
    }
}

private func value(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue {
    value?.databaseValue ?? .null
}
