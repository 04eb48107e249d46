internal import Compression
package import Events
package import OTLP
package import Redaction

/// Turns a request's bytes into the raw event that is stored: read, bounded, stripped of what may not be
/// kept, redacted.
///
/// Pure: the same delivery under the same policy always gives the same raw event.
package struct Intake: Sendable {
    package var policy: CapturePolicy
    package var limits: Limits
    let redactor: Redactor

    package init(policy: CapturePolicy, limits: Limits = Limits(), redactor: Redactor = Redactor()) {
        self.policy = policy
        self.limits = limits
        self.redactor = redactor
    }

    /// The raw event of a delivery, whether all of it could be kept or not.
    package func accept(_ delivery: Delivery) throws(Refusal) -> RawEvent { try take(delivery).raw }

    /// The raw event of a delivery, and what of it could not be kept.
    package func take(_ delivery: Delivery) throws(Refusal) -> (raw: RawEvent, rejected: RejectedRecords?) {
        let bytes = try plainBody(of: delivery)
        var rejected: RejectedRecords?
        let body = try storedBody(bytes, delivery, &rejected)
        let raw = RawEvent(
            provider: delivery.provider, signal: delivery.signal, receivedAt: delivery.receivedAt,
            observedAt: delivery.observedAt, body: body, size: bytes.count, digest: ContentID.sha256(bytes),
            deliveryID: storable(delivery.deliveryID))
        return (raw, rejected)
    }

    /// What is kept of a refused request: its size, digest and the reason, never its body.
    package func refused(_ delivery: Delivery, _ refusal: Refusal) -> RawEvent {
        RawEvent(
            provider: delivery.provider, signal: delivery.signal, receivedAt: delivery.receivedAt,
            observedAt: delivery.observedAt, httpStatus: refusal.status, body: "", size: delivery.body.count,
            digest: ContentID.sha256(delivery.body), deliveryID: storable(delivery.deliveryID),
            error: redactor.redact(Limits.cut(refusal.description, to: limits.error)))
    }

    /// The sender's id, or its digest where a secret stands in it: a repeat is known by it as well.
    private func storable(_ id: String?) -> String? {
        id.map { redactor.redact($0) == $0 ? $0 : "sha256:" + ContentID.sha256($0.utf8) }
    }

    private func plainBody(of delivery: Delivery) throws(Refusal) -> [UInt8] {
        guard delivery.body.count <= limits.body else { throw .tooLarge(limits.body, when: "as sent") }
        switch delivery.contentEncoding?.lowercased().filter({ !$0.isWhitespace }) {
        case nil, "", "identity": return delivery.body
        case "gzip", "x-gzip", "deflate": return try decompressed(delivery.body)
        case .some(let other):
            throw .unsupported("Content-Encoding: \(other)", accepted: "gzip, deflate or no encoding")
        }
    }

    private func decompressed(_ body: [UInt8]) throws(Refusal) -> [UInt8] {
        do {
            return try inflated(body, limit: limits.body)
        } catch {
            switch error {
            case .tooLarge: throw .tooLarge(limits.body, when: "after decompression")
            case .damaged: throw .unreadable("the compressed body is damaged or ends early")
            case .outOfMemory: throw Refusal(status: 503, "no memory to decompress; try again")
            }
        }
    }

    /// The body as JSON, after the capture policy and redaction.
    private func storedBody(
        _ bytes: [UInt8], _ delivery: Delivery, _ rejected: inout RejectedRecords?
    ) throws(Refusal) -> String {
        switch (delivery.provider, delivery.signal) {
        case (_, .hooks): try hookBody(bytes, delivery)
        case (let provider, .transcripts): try transcriptBody(bytes, delivery, of: provider)
        case (.datadog, _): try DatadogBody(policy: policy, keeper: keeper).stored(bytes, delivery)
        case (let provider, .logs):
            try exportBody(bytes, delivery, &rejected) { (request: inout LogsRequest) in
                LogTexts(provider: provider, policy: policy, keeper: keeper).apply(to: &request)
            }
        case (let provider, .traces):
            try exportBody(bytes, delivery, &rejected) { (request: inout TracesRequest) in
                SpanTexts(provider: provider, policy: policy, keeper: keeper).apply(to: &request)
            }
        case (_, .metrics):
            try exportBody(bytes, delivery, &rejected) { (request: inout MetricsRequest) in
                MetricTexts(keeper: keeper).apply(to: &request)
            }
        case (let provider, .spans), (let provider, .evaluations):
            throw Refusal(status: 404, "\(provider.rawValue) has no \(delivery.signal.rawValue) route")
        }
    }

    private func exportBody<Request: CheckedRequest>(
        _ bytes: [UInt8], _ delivery: Delivery, _ rejected: inout RejectedRecords?,
        _ clean: (inout Request) -> Void
    ) throws(Refusal) -> String {
        guard let encoding = WireEncoding(contentType: delivery.contentType) else {
            throw .unsupported(delivery.contentType, accepted: "application/x-protobuf or application/json")
        }
        guard !isOverBudget(bytes, encoding, delivery.signal) else { throw .tooManyValues(limits.values) }
        do {
            var request: Request
            (request, rejected) = try Request.checked(bytes, as: encoding)
            clean(&request)
            return try request.json()
        } catch {
            throw .unreadable(error.description)
        }
    }

    private func isOverBudget(
        _ bytes: [UInt8], _ encoding: WireEncoding, _ signal: RawEvent.Signal
    ) -> Bool {
        guard encoding == .protobuf else { return MessageCount.isOver(limits.values, json: bytes) }
        let shape: OTLPShape = signal == .traces ? .traces : signal == .metrics ? .metrics : .logs
        return MessageCount.isOver(limits.values, protobuf: bytes, as: shape)
    }

    private func hookBody(_ bytes: [UInt8], _ delivery: Delivery) throws(Refusal) -> String {
        let type = delivery.contentType.prefix { $0 != ";" }.lowercased()
        guard type == "application/json" || type.isEmpty else {
            throw .unsupported(delivery.contentType, accepted: "application/json")
        }
        guard case .object(let members)? = try tree(bytes, budget: limits.hookValues) else {
            throw .unreadable("a hook payload is one JSON object; this is not")
        }
        return JSONValue.object(HookTexts(policy: policy, keeper: keeper).applied(to: members)).text
    }

    /// The bytes as a JSON value; nil where they are none.
    func tree(_ bytes: [UInt8], budget: Int) throws(Refusal) -> JSONValue? {
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, budget: budget)
        } catch {
            if error.isOverBudget { throw .tooManyValues(budget) }
            return nil
        }
    }

    var keeper: TextKeeper { TextKeeper(limits: limits, redactor: redactor) }
}
