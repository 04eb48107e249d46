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
    /// Inserts or replaces a row: `tenant_id`, `raw_id`, then the columns.
    ///
    /// One statement for all, so that it is prepared once.
    static let insertion: String = {
        let sample = CodingAgentEvent(
            id: "", session: SessionKey(agent: .claude, id: ""), kind: .other, at: Timestamp(milliseconds: 0),
            channel: .log)
        let names = ["tenant_id", "raw_id"] + sample.columns.map(\.key)
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return
            "INSERT OR REPLACE INTO coding_agent_events (\(names.joined(separator: ", "))) VALUES (\(marks))"
    }()

    /// The row's columns, `tenant_id` and `raw_id` aside, in the order in which they are written.
    var columns: KeyValuePairs<String, (any DatabaseValueConvertible)?> {
        let isUserText = [.prompt, .machinePrompt, .refusalWords].contains(kind)
        return [
            "id": id, "provider": session.agent.rawValue, "session_id": session.id,
            "event_type": kind.rawValue,
            "timestamp": at.milliseconds, "sequence": sequence,
            "channels": channels.sorted().map(\.rawValue).joined(separator: ","),
            "twin_key": twin?.key, "twin_window": twin?.window, "turn_id": turn,
            "user_id": who.user, "org_id": who.organization, "project_id": who.project,
            "repo": who.repository,
            "branch": who.branch, "cwd": who.directory, "model": model,
            "prompt_text": isUserText ? text : nil, "response_text": isUserText ? nil : text,
            "tool_name": tool?.name, "tool_use_id": tool?.callID, "tool_input": tool?.input,
            "tool_success": tool?.succeeded, "exit_code": tool?.exitCode,
            "duration_ms": tool?.durationMilliseconds, "error_type": tool?.errorType,
            "error_message": tool?.errorMessage, "output_snippet": tool?.output,
            "decision": decision.map { $0.isAccepted ? "accept" : "reject" },
            "decision_source": decision?.source,
            "skill_name": skill?.name, "skill_scope": skill?.scope,
            "input_tokens": usage?.input, "output_tokens": usage?.output,
            "cache_read_tokens": usage?.cacheRead,
            "cache_write_tokens": usage?.cacheWrite, "reasoning_tokens": usage?.reasoning,
            "cost_usd": usage?.cost,
            "subagent_id": subagent, "attributes": JSONValue.object(attributes).text,
        ]
    }

    init(_ row: Row) throws {
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
        twin = (row["twin_key"] as String?).map { Twin(key: $0, window: row["twin_window"]) }
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
    fileprivate init(_ row: Row) {
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
    fileprivate init?(_ row: Row) {
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
    fileprivate init?(_ row: Row) {
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
