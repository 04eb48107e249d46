internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import OTLP

/// `POST /v1/otel/{agent}/{signal}` for coding agents, `POST /v1/{signal}` for LLM applications: takes in what
/// they report, and answers only once it is on disk.
struct TelemetryRoutes {
    let reception: Reception
    let now: @Sendable () -> Timestamp

    /// Adds the routes: OTLP's to one group, hooks to another, since their errors differ.
    func add(otlp: RouterGroup<ModaContext>, hooks: RouterGroup<ModaContext>) {
        for (path, signal) in Self.agentPaths {
            let group = signal == .hooks ? hooks : otlp
            group.post(RouterPath(path)) { request, context in
                try await take(signal, of: provider(context), request, context)
            }
        }
        for (path, signal) in Self.applicationPaths {
            otlp.post(RouterPath(path)) { request, context in
                try await take(signal, of: .application, request, context)
            }
        }
    }

    /// Answers what is no POST at those paths, with no key asked for.
    static func refuseOthers(in group: RouterGroup<ModaContext>) {
        for path in agentPaths.map(\.key) + applicationPaths.map(\.key) {
            for method in [HTTPRequest.Method.get, .head, .put, .patch, .delete] {
                group.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Failure.onlyPost(method)
                }
            }
            group.on(RouterPath(path), method: .options) { _, _ in
                Response(status: .noContent, headers: [.allow: "POST, OPTIONS"])
            }
        }
    }

    /// All of them as the router names them: they take POST and nothing else.
    static let paths = Set(
        (agentPaths.map(\.key) + applicationPaths.map(\.key)).map {
            "/v1/" + $0.replacing(":agent", with: "{agent}")
        })

    private static let agentPaths: KeyValuePairs<String, RawEvent.Signal> = [
        "otel/:agent/logs": .logs, "otel/:agent/traces": .traces, "otel/:agent/metrics": .metrics,
        "otel/:agent/hooks": .hooks,
    ]

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
        let delivery = head(signal, of: provider, request)
        let rejected = try await reception.take(delivery, from: request, tenant: context.tenant)
        return answer(signal, rejected, request)
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
        guard let agent = Agent(rawValue: try context.parameters.require("agent")) else {
            // Not named: what stands there by mistake may be a key, and the answer goes into the log.
            throw Failure.notFound("no such agent: send to claude, codex or cursor")
        }
        return Provider(agent)
    }

    /// The export response for OTLP; 204 and nothing for a hook, since Claude Code acts on what a hook's
    /// answer says.
    private func answer(
        _ signal: RawEvent.Signal, _ rejected: RejectedRecords?, _ request: Request
    ) -> Response {
        guard let type = signal.request else { return Response(status: .noContent) }
        let encoding = WireEncoding(contentType: request.headers[.contentType] ?? "") ?? .protobuf
        return .export(.success(type, rejected: rejected, encoding))
    }
}

extension RawEvent.Signal {
    /// The message in which OTLP exports it; nil for what is no OTLP.
    fileprivate var request: (any CheckedRequest.Type)? {
        switch self {
        case .logs: LogsRequest.self
        case .traces: TracesRequest.self
        case .metrics: MetricsRequest.self
        case .hooks, .spans, .evaluations, .transcripts: nil
        }
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
