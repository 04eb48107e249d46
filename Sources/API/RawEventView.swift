package import Events

/// A request as it came in, accepted or refused: one entry of `/v1/events/raw`.
package struct RawEventView: Sendable, Codable, Equatable {
    package var id: Int64
    /// RFC 3339, UTC.
    package var receivedAt: String
    /// When a hook ran, where its sender said so.
    package var observedAt: String?
    /// `claude`, `codex`, `cursor`, `application` or `datadog`.
    package var provider: String
    /// `logs`, `traces`, `metrics`, `hooks`, `spans` or `evaluations`.
    package var signal: String
    /// The HTTP status that it was answered with.
    package var status: Int
    /// Bytes after decompression.
    package var size: Int
    /// SHA-256 of those bytes, 64 hex digits.
    package var digest: String
    package var deliveryID: String?
    /// Why it was refused, or could not be read later.
    package var error: String?
    /// The payload as it is stored; only where it was asked for.
    package var body: String?

    package init(id: Int64, _ event: RawEvent, withBody: Bool) {
        self.id = id
        receivedAt = event.receivedAt.rfc3339
        observedAt = event.observedAt?.rfc3339
        provider = event.provider.rawValue
        signal = event.signal.rawValue
        status = event.httpStatus
        size = event.size
        digest = event.digest
        deliveryID = event.deliveryID
        error = event.error
        body = withBody ? event.body : nil
    }

    private enum CodingKeys: String, CodingKey {
        case id, provider, signal, status, size, digest, error, body
        case receivedAt = "received_at"
        case observedAt = "observed_at"
        case deliveryID = "delivery_id"
    }
}

/// The answer of `GET /v1/events/raw`, the newest first.
package struct RawEventList: Sendable, Codable, Equatable {
    package var events: [RawEventView]
    /// For `before`; nil where nothing older is left.
    package var next: String?

    package init(events: [RawEventView], next: String?) {
        self.events = events
        self.next = next
    }
}

/// How far a new derivation is: the answer of `/v1/events/renormalize`.
package struct RenormalizingView: Sendable, Codable, Equatable {
    /// Raw events to read again.
    package var total: Int
    package var done: Int
    package var running: Bool

    package init(total: Int, done: Int, running: Bool) {
        self.total = total
        self.done = done
        self.running = running
    }
}
