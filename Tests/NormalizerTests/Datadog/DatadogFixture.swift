import Events
import Ingest
import Normalizer
import TestSupport

/// What comes out of recorded and hand-made bodies of `ddtrace`.
enum DatadogFixture {
    /// The annotated spans of one small application under each version, and how they came.
    static let annotated = [
        "2.19.4/annotated.json", "2.21.12/annotated.json", "3.19.9/annotated.json", "4.10.0/annotated.json",
        "4.12.3/annotated.msgpack", "4.16.0/annotated.msgpack", "4.16.0/override.json",
    ]

    static func spans(_ name: String) throws -> [LLMSpan] {
        let isTraces = name.hasSuffix(".msgpack")
        return try rows(Fixtures.bytes("datadog/" + name), isTraces ? .traces : .spans).spans
    }

    static func evaluations(_ version: String) throws -> [Evaluation] {
        try rows(Fixtures.bytes("datadog/\(version)/evaluations.json"), .evaluations).evaluations
    }

    /// The one row of a span given as JSON text.
    static func span(_ json: String) throws -> LLMSpan? {
        try rows(Array("{\"spans\":[\(json)]}".utf8), .spans).spans.first
    }

    static func evaluation(_ json: String) throws -> Evaluation? {
        try rows(Array("{\"data\":{\"attributes\":{\"metrics\":[\(json)]}}}".utf8), .evaluations)
            .evaluations.first
    }

    static func raw(_ body: [UInt8], _ signal: RawEvent.Signal) throws -> RawEvent {
        try Intake(policy: CapturePolicy()).accept(
            Delivery(
                provider: .datadog, signal: signal,
                contentType: signal == .traces ? "application/msgpack" : "application/json", body: body,
                receivedAt: Timestamp(milliseconds: 1_795_000_000_000)))
    }

    private static func rows(_ body: [UInt8], _ signal: RawEvent.Signal) throws -> Normalized {
        try normalize(raw(body, signal))
    }
}

extension [LLMSpan] {
    subscript(name: String) -> LLMSpan? { first { $0.name == name } }

    /// The name of the span that a span names as its parent.
    func parent(of name: String) -> String? {
        self[name]?.parentID.flatMap { id in first { $0.spanID == id }?.name }
    }
}
