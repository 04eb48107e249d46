internal import Events

/// One hook payload as the normalizers read it: an agent's own, or one that a customer's script made by hand
/// (`hook`, `success`, `timestamp`, `repo`…).
struct HookFields {
    let agent: Agent
    var payload: [String: JSONValue]
    var session: String
    /// The event's name as it was sent.
    let name: String
    let at: Timestamp
    /// The sender's delivery id, else the body's digest with the moment of its event or receipt: hooks have no
    /// id of their own.
    let delivery: String
    /// Whose route it came by; Cursor can run Claude Code's hooks too.
    let route: String

    /// The name in lower-case letters alone: `PostToolUse`, `postToolUse` and `post_tool_use` are one.
    var event: String { String(name.lowercased().filter { $0.isLetter }) }

    subscript(key: String) -> JSONValue? { payload[key] }

    func string(_ key: String) -> String? {
        guard let text = payload[key]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The first of some keys that has a text.
    func string(anyOf keys: [String]) -> String? { keys.lazy.compactMap { string($0) }.first }

    /// What tells the words under a key: their digest, also where they could not be kept.
    func words(_ key: String) -> String? {
        string(key).map { ContentID.sha256($0.utf8) } ?? payload[key + ".trace"]?["sha256"]?.string
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
    guard let sender = raw.provider.agent, case .object(let payload) = parsed else { return nil }
    let agent = isCursors(payload) ? .cursor : sender
    let ids = agent == .cursor ? ["conversation_id", "session_id"] : ["session_id", "conversation_id"]
    guard let session = ids.lazy.compactMap({ payload[$0]?.string }).first, !session.isEmpty,
        let name = payload["hook_event_name"]?.string ?? payload["hook"]?.string
    else { return nil }
    let own = payload["timestamp"].flatMap(Timestamp.init(anyOf:))
    let moment = own ?? raw.receivedAt
    return HookFields(
        agent: agent, payload: payload, session: session, name: name, at: raw.observedAt ?? moment,
        delivery: raw.deliveryID ?? "\(raw.digest) \(moment.milliseconds)", route: raw.provider.rawValue)
}

/// True for a payload of Cursor's, whichever agent's hooks it ran.
private func isCursors(_ payload: [String: JSONValue]) -> Bool {
    payload["cursor_version"]?.string != nil
        || (payload["conversation_id"]?.string != nil && payload["generation_id"]?.string != nil)
}

extension Timestamp {
    /// Reads RFC 3339, or a number of seconds, milliseconds, microseconds or nanoseconds since 1970, which
    /// their size tells apart.
    init?(anyOf value: JSONValue) {
        if let text = value.string, let time = Timestamp(rfc3339: text) {
            self = time
            return
        }
        guard let number = value.number, number.isFinite, number > 0, number < 1e19 else { return nil }
        let milliseconds =
            switch number {
            case ..<1e11: number * 1_000
            case ..<1e14: number
            case ..<1e17: number / 1_000
            default: number / 1_000_000
            }
        guard let whole = Int64(exactly: milliseconds.rounded()) else { return nil }
        self.init(milliseconds: whole)
    }
}
