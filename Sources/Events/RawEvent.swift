/// One request as it was accepted or refused: a row of `events_raw` (Layer 0).
///
/// An accepted request keeps its whole payload as JSON, after the capture policy and redaction, so that
/// everything derived can be derived again. A refused one keeps its size, digest and error, never its body.
package struct RawEvent: Sendable, Equatable {
    /// The telemetry family, by the names that the troubleshooting queries use.
    package enum Source: String, Sendable, Codable {
        case otlp
        case hook = "coding_agent_hook"
        case datadog
        /// Histories that a person let in (`moda import`).
        case imported = "import"
    }

    package enum Signal: String, Sendable, Codable, CaseIterable {
        case logs, traces, metrics, hooks
        /// Spans as Datadog's LLM Observability intake takes them, JSON.
        case spans
        /// Evaluations as the same intake takes them, JSON.
        case evaluations
        /// Records of a history that an agent kept on a developer's machine, JSON.
        case transcripts
    }

    package var provider: Provider
    package var signal: Signal
    package var receivedAt: Timestamp
    /// When the hook ran, as its sender says (`Moda-Observed-At`); hook payloads themselves have no time.
    package var observedAt: Timestamp?
    package var httpStatus: Int
    /// The payload as JSON; "" where the request was refused.
    package var body: String
    /// Bytes as received, after decompression.
    package var size: Int
    /// SHA-256 of those bytes, 64 hex digits.
    package var digest: String
    /// The sender's own id of this delivery (`Moda-Delivery-Id`), the same on every retry.
    package var deliveryID: String?
    /// Why it was refused; nil where it was accepted.
    package var error: String?

    package var source: Source {
        if signal == .hooks { return .hook }
        if signal == .transcripts { return .imported }
        return provider == .datadog ? .datadog : .otlp
    }

    package init(
        provider: Provider, signal: Signal, receivedAt: Timestamp, observedAt: Timestamp? = nil,
        httpStatus: Int = 200,
        body: String, size: Int, digest: String, deliveryID: String? = nil, error: String? = nil
    ) {
        self.provider = provider
        self.signal = signal
        self.receivedAt = receivedAt
        self.observedAt = observedAt
        self.httpStatus = httpStatus
        self.body = body
        self.size = size
        self.digest = digest
        self.deliveryID = deliveryID
        self.error = error
    }
}
