internal import Events

/// One hook payload as the normalizers read it.
struct HookFields {
    let agent: Agent
    var payload: [String: JSONValue]
    var session: String
    /// The event's name, by the agents' key or by the hand-made payloads' one.
    let name: String
    let at: Timestamp
    /// The sender's delivery id, else the body's digest and the moment of receipt: hooks have no id of their
    /// own.
    let delivery: String

    subscript(key: String) -> JSONValue? { payload[key] }

    func string(_ key: String) -> String? {
        guard let text = payload[key]?.string, !text.isEmpty else { return nil }
        return text
    }
}

/// The payload's fields; nil where it names no session or no event, and so belongs nowhere.
func hookFields(of raw: RawEvent) throws -> HookFields? {
    let parsed: JSONValue
    do {
        parsed = try JSONValue(parsing: raw.body)
    } catch {
        throw NormalizerError(description: "events_raw body: \(error)")
    }
    guard let agent = raw.provider.agent, case .object(let payload) = parsed,
        let session = payload["session_id"]?.string ?? payload["conversation_id"]?.string, !session.isEmpty,
        let name = payload["hook_event_name"]?.string ?? payload["hook"]?.string
    else { return nil }
    return HookFields(
        agent: agent, payload: payload, session: session, name: name,
        at: raw.observedAt ?? payload["timestamp"]?.string.flatMap(Timestamp.init(rfc3339:))
            ?? raw.receivedAt,
        delivery: raw.deliveryID ?? "\(raw.digest) \(raw.receivedAt.milliseconds)")
}

extension HookFields {
    /// An event of this payload, with all that every hook has in common.
    func event(_ kind: CodingAgentEvent.Kind, id: String? = nil) -> CodingAgentEvent {
        var event = CodingAgentEvent(
            id: id ?? ContentID.make(agent.rawValue, session, name, delivery),
            session: SessionKey(agent: agent, id: session), kind: kind, at: at, channel: .hook,
            who: Attribution(attributes: payload),
            attributes: payload.filter {
                !Self.columns.contains($0.key) && !Attribution.names.contains($0.key)
            })
        event.attributes["hook"] = .string(name)
        event.turn = string("prompt_id") ?? string("turn_id")
        event.model = string("model")
        event.subagent = string("agent_id")
        return event
    }

    /// An event about one tool call, with the id that its log has too.
    func toolEvent(_ kind: CodingAgentEvent.Kind) -> CodingAgentEvent {
        let call = string("tool_use_id")
        var event = event(kind, id: call.map { toolEventID(agent, session, kind, $0) })
        guard let name = string("tool_name") else { return event }
        var tool = ToolUse(name: name, callID: call)
        tool.input = ToolUse.input(from: payload["tool_input"])
        tool.durationMilliseconds = payload["duration_ms"]?.integer
        tool.output = string("tool_response")
        event.tool = tool
        return event
    }

    private static let columns: Set<String> = [
        "session_id", "conversation_id", "hook_event_name", "hook", "timestamp", "prompt_id", "turn_id",
        "model",
        "agent_id", "prompt", "last_assistant_message", "tool_name", "tool_use_id", "tool_input",
        "duration_ms",
        "tool_response", "tool_calls", "error",
    ]
}
