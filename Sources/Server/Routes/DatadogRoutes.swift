internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ingest

/// What `ddtrace` expects of a Datadog agent and of Datadog's intake, as far as LLM Observability goes.
///
/// Everything is served at the root, and below `/dd/{token}` for an address that brings its key, since in agent
/// mode the tracer sends no header with one: `DD_TRACE_AGENT_URL=http://host/dd/KEY/`, and for what 3.x and 4.x
/// before 4.16 send past that, `DD_LLMOBS_OVERRIDE_ORIGIN` with the same address. The slash at the end counts:
/// without it 2.x to 4.10 lose the key. The evaluations of 2.x go to Datadog whatever is set.
struct DatadogRoutes {
    let reception: Reception
    let now: @Sendable () -> Timestamp

    /// The routes below one base path; those that keep nothing want no key.
    func add(to open: RouterGroup<ModaContext>, guarded: RouterGroup<ModaContext>) {
        open.get("info") { _, _ in Self.answer(Self.info) }
        open.post("telemetry/proxy/api/v2/apmtelemetry") { request, _ in
            try await discard(request)
            return Self.answer("{}", status: .accepted)
        }
        for method in [HTTPRequest.Method.post, .put] {
            guarded.on("v0.4/traces", method: method) { request, context in
                try await take(.traces, request, context)
                return Self.answer(Self.keepAll)
            }
            // Spans of this version carry nothing of ours: those that are come by the intake below.
            guarded.on("v0.5/traces", method: method) { request, _ in
                try await discard(request)
                return Self.answer(Self.keepAll)
            }
        }
        for (path, signal) in Self.intakePaths {
            for prefix in ["", "evp_proxy/v2/"] {
                guarded.post(RouterPath(prefix + path)) { request, context in
                    try await take(signal, request, context)
                    return Self.answer("{}", status: .accepted)
                }
            }
        }
    }

    private static let intakePaths: KeyValuePairs<String, RawEvent.Signal> = [
        "api/v2/llmobs": .spans,
        "api/intake/llm-obs/v1/eval-metric": .evaluations,
        "api/intake/llm-obs/v2/eval-metric": .evaluations,
    ]

    /// A tracer from 4.x on that finds no `evp_proxy` here sends to Datadog itself; one that finds
    /// `/v0.7/config` asks it every few seconds.
    private static let info = """
        {"endpoints":["/v0.4/traces","/v0.5/traces","/evp_proxy/v2/","/telemetry/proxy/"],\
        "client_drop_p0s":false,"span_meta_structs":true,"long_running_spans":false,"feature_flags":[],\
        "config":{},"peer_tags":[]}
        """

    /// A rate below 1 would make a tracer drop spans, and send those of LLM Observability another way.
    private static let keepAll = #"{"rate_by_service":{"service:,env:":1}}"#

    private func take(
        _ signal: RawEvent.Signal, _ request: Request, _ context: ModaContext
    ) async throws {
        let delivery = Delivery(
            provider: .datadog, signal: signal, contentType: request.headers[.contentType] ?? "",
            contentEncoding: request.headers[.contentEncoding], body: [], receivedAt: now())
        try await reception.take(delivery, from: request, tenant: context.tenant)
    }

    /// Reads a body that nobody wants, so that the connection can go on; not more of it than of any other.
    private func discard(_ request: Request) async throws {
        var size = 0
        for try await part in request.body {
            size += part.readableBytes
            guard size <= reception.intake.limits.body else {
                throw Failure(status: .contentTooLarge, detail: "the body is too large: send smaller batches")
            }
        }
    }

    private static func answer(_ json: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
    }
}
