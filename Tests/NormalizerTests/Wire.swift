import Events
import Ingest
import Normalizer
import TestSupport

/// What comes out of bodies as they come off the wire.
struct Wire {
    var policy = CapturePolicy(prompts: true, outputs: true)

    func logs(_ agent: Agent, _ records: [[String: JSONValue]], resource: [String: JSONValue] = [:])
        throws -> [CodingAgentEvent]
    {
        try events(agent, .logs, Telemetry.logs(records, resource: resource))
    }

    func hook(_ agent: Agent, _ members: [String: JSONValue]) throws -> [CodingAgentEvent] {
        try events(agent, .hooks, Telemetry.hook(members))
    }

    func traces(_ agent: Agent, _ body: [UInt8]) throws -> [CodingAgentEvent] {
        try events(agent, .traces, body)
    }

    func transcript(_ agent: Agent, _ records: [JSONValue]) throws -> [CodingAgentEvent] {
        try events(agent, .transcripts, Histories.body(records), at: 1_795_300_000_000)
    }

    private func events(
        _ agent: Agent, _ signal: RawEvent.Signal, _ body: [UInt8], at: Int64 = 1_795_000_000_000
    ) throws -> [CodingAgentEvent] {
        try normalize(
            Intake(policy: policy).accept(
                Delivery(
                    provider: Provider(agent), signal: signal, contentType: "application/json", body: body,
                    receivedAt: Timestamp(milliseconds: at)))
        ).events
    }
}
