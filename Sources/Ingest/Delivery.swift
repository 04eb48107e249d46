package import Events

/// One request as it came off the wire, before anything was read of it.
package struct Delivery: Sendable {
    package var provider: Provider
    package var signal: RawEvent.Signal
    package var contentType: String
    /// `Content-Encoding`; nil or "identity" for a plain body.
    package var contentEncoding: String?
    package var body: [UInt8]
    package var receivedAt: Timestamp
    /// `Moda-Observed-At`: when the hook ran.
    package var observedAt: Timestamp?
    /// `Moda-Delivery-Id`: the sender's id, the same on every retry.
    package var deliveryID: String?

    package init(
        provider: Provider, signal: RawEvent.Signal, contentType: String, contentEncoding: String? = nil,
        body: [UInt8], receivedAt: Timestamp, observedAt: Timestamp? = nil, deliveryID: String? = nil
    ) {
        self.provider = provider
        self.signal = signal
        self.contentType = contentType
        self.contentEncoding = contentEncoding
        self.body = body
        self.receivedAt = receivedAt
        self.observedAt = observedAt
        self.deliveryID = deliveryID
    }
}
