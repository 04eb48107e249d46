import Events
import Ingest
import Normalizer
import TestSupport

/// The rows of LLM applications' requests as they come off the wire.
struct SpanWire {
    var policy = CapturePolicy()

    /// The spans of a recorded body.
    func recorded(_ name: String) throws -> [LLMSpan] {
        try rows(Fixtures.bytes("applications/\(name).pb"), type: "application/x-protobuf")
    }

    /// The first span of a recorded body with a name.
    func recorded(_ name: String, _ span: String) throws -> LLMSpan? {
        try recorded(name).first { $0.name == span }
    }

    /// The row of one span with these attributes.
    func span(
        _ attributes: [String: JSONValue], events: [(name: String, attributes: [String: JSONValue])] = [],
        members: [String: JSONValue] = [:]
    ) throws -> LLMSpan {
        let body = Telemetry.spans([attributes], events: events, members: members)
        guard let row = try rows(body, type: "application/json").first else { throw NoRow() }
        return row
    }

    func rows(_ body: [UInt8], type: String) throws -> [LLMSpan] {
        try normalize(
            Intake(policy: policy).accept(
                Delivery(
                    provider: .application, signal: .traces, contentType: type, body: body,
                    receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
        ).spans
    }

    struct NoRow: Error {}
}

extension ChatMessage {
    static func said(_ role: String, _ text: String, finish: String? = nil) -> ChatMessage {
        ChatMessage(role: role, blocks: [.text(text)], finishReason: finish)
    }
}
