import Events
import Ingest

/// Deliveries as the tests send them.
struct Door {
    var policy = CapturePolicy()
    var limits = Limits()

    func take(
        _ body: [UInt8], agent: Agent = .claude, _ signal: RawEvent.Signal = .logs,
        type: String = "application/json", encoding: String? = nil
    ) throws(Refusal) -> RawEvent {
        try Intake(policy: policy, limits: limits).accept(
            Delivery(
                provider: Provider(agent), signal: signal, contentType: type, contentEncoding: encoding,
                body: body,
                receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
    }

    /// The stored body of a hook's payload.
    func hook(_ body: [UInt8], agent: Agent = .claude) throws -> JSONValue {
        try JSONValue(parsing: take(body, agent: agent, .hooks).body)
    }

    /// The stored text of a logs request.
    func logs(_ body: [UInt8], agent: Agent = .claude) throws -> String {
        try take(body, agent: agent).body
    }
}
