internal import API
internal import Events
internal import Shadow
internal import Store

/// What senders of telemetry use.
extension Operations {
    private static let rpc = ["application/x-protobuf", "application/json"]

    static var telemetry: [Operation] {
        ["logs", "traces", "metrics"].map {
            otlp("/v1/otel/{agent}/\($0)", $0, "A coding agent's \($0), as OTLP.")
        }
            + ["logs", "traces", "metrics"].flatMap { signal in
                ["/v1/\(signal)", "/v1/traces/v1/\(signal)"].map {
                    otlp($0, signal, "An application's \(signal), as OTLP.")
                }
            } + [
                Operation(
                    "POST", "/v1/otel/{agent}/hooks", "telemetry", .ingest,
                    "A coding agent's hook, in its own shape."
                )
                .taking(json: BodyShapes.hook).empty(204),
                Operation(
                    "POST", "/v1/import/{agent}", "telemetry", .ingest,
                    "Records of a history that an agent kept."
                )
                .taking(json: BodyShapes.history).empty(204),
                Operation(
                    "GET", "/v1/shadow/{workspace}/{agent}/{session}", "telemetry", .ingest,
                    "How far the server has a session's snapshots."
                )
                .answering(ShadowState.self),
                Operation(
                    "POST", "/v1/shadow/{workspace}/{agent}/{session}", "telemetry", .ingest,
                    "Snapshots that follow on a state."
                )
                .taking(Parcel.contentType).answering(ShadowState.self),
            ]
    }

    private static func otlp(_ path: String, _ signal: String, _ summary: String) -> Operation {
        Operation("POST", path, "telemetry", .ingest, summary)
            .taking(json: BodyShapes.otlp(signal), or: rpc[0]).answering(rpc[0], rpc[1]).failing(
                rpc[0], rpc[1])
    }

    static var datadog: [Operation] {
        ["", "/dd/{token}"].flatMap { base -> [Operation] in
            func tracer(_ method: String, _ path: String, _ scope: KeyScope?, _ summary: String) -> Operation
            {
                Operation(method, base + path, "datadog", scope, summary).failing("application/json")
            }
            let traces = ["POST", "PUT"].flatMap { method in
                [
                    tracer(method, "/v0.4/traces", .ingest, "Traces of ddtrace.").taking(
                        "application/msgpack"
                    )
                    .answering("application/json"),
                    tracer(method, "/v0.5/traces", .ingest, "Read and dropped: nothing of ours comes by it.")
                        .taking("application/msgpack").optionally.answering("application/json"),
                ]
            }
            let intake = [
                "/api/v2/llmobs", "/api/intake/llm-obs/v1/eval-metric", "/api/intake/llm-obs/v2/eval-metric",
            ]
            .flatMap { path in
                ["", "/evp_proxy/v2"].map { prefix in
                    tracer("POST", prefix + path, .ingest, "Spans or evaluations of LLM Observability.")
                        .taking(json: BodyShapes.observability).answering("application/json", status: 202)
                }
            }
            return traces + intake + [
                tracer("GET", "/info", nil, "What this agent takes.").answering("application/json"),
                tracer("POST", "/telemetry/proxy/api/v2/apmtelemetry", nil, "Read and dropped.")
                    .taking("application/json").optionally.answering("application/json", status: 202),
            ]
        }
    }
}
