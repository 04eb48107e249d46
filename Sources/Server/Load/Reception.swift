internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import OTLP
internal import Store

/// Takes deliveries in: reads the body within the limits, turns it into a raw event, and returns once that is
/// committed.
struct Reception: Sendable {
    let events: any EventStore
    let intake: Intake
    let policy: @Sendable () -> CapturePolicy
    let budget: BodyBudget
    let lanes: IntakeLanes
    /// Called after each commit, so that normalizing follows at once.
    let committed: @Sendable () -> Void

    init(_ parts: ServerParts) {
        events = parts.events
        intake = parts.intake
        policy = parts.currentPolicy
        budget = BodyBudget(limit: max(parts.limits.bytesInFlight, parts.intake.limits.body))
        lanes = IntakeLanes()
        let arrivals = parts.arrivals
        committed = { arrivals.ring() }
    }

    /// Reads the request's body into the delivery and commits what is in it.
    ///
    /// - Returns: What of it could not be kept; nil where all was.
    /// - Throws: `Failure` for the answer; what was refused for its content has left a row by then: that,
    ///   when and why, never its body.
    @discardableResult func take(
        _ delivery: Delivery, from request: Request, tenant: TenantID
    ) async throws -> RejectedRecords? {
        if delivery.signal != .hooks { await letNormalizingCatchUp() }
        let share = budget.share()
        defer { share.release() }
        var delivery = delivery
        do {
            delivery.body = try await BodyReading(limit: intake.limits.body, budget: budget)
                .bytes(of: request, held: share)
            let (raw, rejected) = try await accepted(delivery, held: share)
            delivery.body = []
            _ = try await events.append([raw], tenant: tenant)
            committed()
            return rejected
        } catch let refusal as Refusal {
            let refused = intake.refused(delivery, refusal)
            _ = try await events.append([refused], tenant: tenant)
            // The row's words are redacted, and the answer's go into the log.
            throw Failure(
                status: .init(integerLiteral: refusal.status), detail: refused.error ?? refusal.description)
        }
    }

    /// Bytes that may wait to be normalized before senders are held back: some tenths of a second's work.
    private static let ampleToNormalize = 4 << 20

    /// Holds a request back for a moment while much waits to be normalized.
    ///
    /// Senders that wait for their answers slow down to what is normalized too, and none is refused for it.
    /// Hooks never wait, since an agent does.
    private func letNormalizingCatchUp() async {
        var patience = 50
        while patience > 0, events.bytesToNormalize > Self.ampleToNormalize {
            patience -= 1
            // Cut short where the request is given up, and then nothing is lost by going on.
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    private func accepted(_ delivery: Delivery, held share: BodyBudget.Share) async throws
        -> (RawEvent, RejectedRecords?)
    {
        let size = delivery.plainSizeEstimate(limit: intake.limits.body)
        try share.grow(by: size - delivery.body.count)
        var intake = intake
        intake.policy = policy()
        let taken = try await lanes.run(bytes: size) { [intake] in try intake.take(delivery) }
        share.become(taken.raw.body.utf8.count)
        return taken
    }
}

extension Delivery {
    /// About how many bytes the body has without its compression, never less than as sent.
    ///
    /// For the choice of where and when it is read, not for any limit: gzip says its size in its last four
    /// bytes, truly unless somebody lies; texts of telemetry shrink about tenfold.
    fileprivate func plainSizeEstimate(limit: Int) -> Int {
        guard let contentEncoding, contentEncoding.lowercased() != "identity" else { return body.count }
        let guess = body.count.multipliedReportingOverflow(by: 10)
        let said = body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        let size = contentEncoding.lowercased().contains("gzip") ? said : guess.partialValue
        return max(min(size, limit), body.count)
    }
}
