internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import NIOCore
internal import OTLP
internal import Store

/// `POST /v1/otel/{agent}/{signal}` for coding agents, `POST /v1/{signal}` for LLM applications: takes in what
/// they report, and answers only once it is on disk.
struct TelemetryRoutes {
    let events: any EventStore
    let intake: Intake
    let now: @Sendable () -> Timestamp
    /// Called after each commit, so that normalizing follows at once.
    let committed: @Sendable () -> Void

    func add(to group: RouterGroup<ModaContext>) {
        for signal in [RawEvent.Signal.logs, .traces, .metrics, .hooks] {
            group.post("otel/:agent/\(signal.rawValue)") { request, context in
                try await take(signal, of: provider(context), request, context)
            }
        }
        for (path, signal) in Self.applicationPaths {
            group.post(RouterPath(path)) { request, context in
                try await take(signal, of: .application, request, context)
            }
        }
    }

    /// OTLP's default paths, and what SDKs make of `…/v1/traces` when it is given them as the endpoint of all
    /// signals (traceloop-sdk up to 0.62).
    ///
    /// Served as they come: exporters do not follow redirects.
    private static let applicationPaths: KeyValuePairs<String, RawEvent.Signal> = [
        "traces": .traces, "metrics": .metrics, "logs": .logs,
        "traces/v1/traces": .traces, "traces/v1/metrics": .metrics, "traces/v1/logs": .logs,
    ]

    private func take(
        _ signal: RawEvent.Signal, of provider: Provider, _ request: Request, _ context: ModaContext
    ) async throws -> Response {
        let tenant = try context.tenant
        var delivery = head(signal, of: provider, request)
        do {
            delivery.body = try await body(of: request)
            _ = try await events.append([intake.accept(delivery)], tenant: tenant)
        } catch let refusal as Refusal {
            // What was refused leaves a row too: that, when and why, never its body.
            _ = try await events.append([intake.refused(delivery, refusal)], tenant: tenant)
            throw Failure(status: .init(code: refusal.status), detail: refusal.description)
        }
        committed()
        return answer(signal, request)
    }

    /// The delivery as its headers tell it, still without a body.
    private func head(
        _ signal: RawEvent.Signal, of provider: Provider, _ request: Request
    ) -> Delivery {
        Delivery(
            provider: provider, signal: signal, contentType: request.headers[.contentType] ?? "",
            contentEncoding: request.headers[.contentEncoding], body: [], receivedAt: now(),
            observedAt: request.headers[.observedAt].flatMap(Timestamp.init(rfc3339:)),
            deliveryID: request.headers[.deliveryID].map { String($0.prefix(100)) })
    }

    private func provider(_ context: ModaContext) throws -> Provider {
        let name = try context.parameters.require("agent")
        guard let agent = Agent(rawValue: name) else {
            throw Failure.notFound("no agent '\(name.prefix(40))': send to claude, codex or cursor")
        }
        return Provider(agent)
    }

    private func body(of request: Request) async throws -> [UInt8] {
        do {
            return Array(buffer: try await request.body.collect(upTo: intake.limits.body))
        } catch is NIOTooManyBytesError {
            throw Refusal(
                status: 413, "the body is over \(intake.limits.body) bytes as sent: send smaller batches")
        }
    }

    /// The export response for OTLP; 204 and nothing for a hook, since Claude Code acts on what a hook's
    /// answer says.
    private func answer(_ signal: RawEvent.Signal, _ request: Request) -> Response {
        guard signal != .hooks else { return Response(status: .noContent) }
        let encoding = WireEncoding(contentType: request.headers[.contentType] ?? "") ?? .protobuf
        return .export(.success(encoding))
    }
}

extension HTTPField.Name {
    /// When the hook ran, RFC 3339.
    static let observedAt = HTTPField.Name("moda-observed-at")
    /// The sender's id of a delivery, the same on every retry.
    static let deliveryID = HTTPField.Name("moda-delivery-id")
}

extension HTTPFields {
    /// A header of ours; nil also where its name were no name.
    fileprivate subscript(name: HTTPField.Name?) -> String? {
        name.flatMap { self[$0] }
    }
}
