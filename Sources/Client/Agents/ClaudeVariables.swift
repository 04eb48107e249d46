internal import Events

/// The variables of the `env` block that make Claude Code report to us.
struct ClaudeVariables {
    static let signals = ["logs", "traces", "metrics"]
    static let attributes = "OTEL_RESOURCE_ATTRIBUTES"
    /// What lets text out, beside what we set ourselves: taken out where the person said no.
    static let promptFlags = [
        "OTEL_LOG_USER_PROMPTS", "OTEL_LOG_ASSISTANT_RESPONSES", "OTEL_LOG_RAW_API_BODIES",
    ]
    static let outputFlags = ["OTEL_LOG_TOOL_CONTENT", "OTEL_LOG_RAW_API_BODIES"]

    static func endpoint(_ signal: String) -> String { "OTEL_EXPORTER_OTLP_\(signal.uppercased())_ENDPOINT" }
    static func exporter(_ signal: String) -> String { "OTEL_\(signal.uppercased())_EXPORTER" }

    /// All but the resource attributes, which are shared with others.
    static func wanted(_ reporting: Reporting) -> [(name: String, value: String)] {
        var wanted = [
            ("CLAUDE_CODE_ENABLE_TELEMETRY", "1"),
            // Without it there are no traces, whatever the exporter says.
            ("CLAUDE_CODE_ENHANCED_TELEMETRY_BETA", "1"),
        ]
        wanted += signals.map { (exporter($0), "otlp") }
        wanted.append(("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"))
        wanted += signals.map { (endpoint($0), reporting.endpoint(.claude, $0)) }
        wanted.append(("OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer \(reporting.key)"))
        // Without it a skill is called 'custom_skill', and tools have no parameters.
        wanted.append(("OTEL_LOG_TOOL_DETAILS", "1"))
        if reporting.prompts { wanted.append(("OTEL_LOG_USER_PROMPTS", "1")) }
        if reporting.outputs { wanted.append(("OTEL_LOG_TOOL_CONTENT", "1")) }
        if !reporting.isLoopback { wanted.append(("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")) }
        return wanted
    }

    /// What we set and what does not show whose it is.
    static let companions = wanted(
        Reporting(server: "http://other", key: "", prompts: true, outputs: true, userEmail: nil)
    ).filter { !$0.name.hasSuffix("_ENDPOINT") && !$0.name.hasSuffix("_HEADERS") }

    /// Whether a value shows by itself that it is ours.
    static func isOurs(_ name: String, _ value: String) -> Bool {
        if name.hasSuffix("_ENDPOINT") { return value.contains("/v1/otel/claude/") }
        return name.hasSuffix("_HEADERS") && value.hasPrefix("Authorization=Bearer moda_")
    }

    /// What sends to somebody else; nil where nothing does.
    ///
    /// All signals share the headers, so that one foreign endpoint would be given our key.
    static func foreign(in variables: [String: String], ofShell: Bool = false) -> String? {
        let stems = ["LOGS_", "TRACES_", "METRICS_", ""]
        for stem in stems {
            let (endpoint, headers) = (
                "OTEL_EXPORTER_OTLP_\(stem)ENDPOINT", "OTEL_EXPORTER_OTLP_\(stem)HEADERS"
            )
            // The general one, in a shell, is for other programs, and gives way to ours.
            for name in [ofShell && stem.isEmpty ? nil : endpoint, headers].compactMap(\.self) {
                if let value = variables[name], !value.isEmpty, !isOurs(name, value) { return name }
            }
            let way = "OTEL_EXPORTER_OTLP_\(stem)PROTOCOL"
            if variables[way] == "grpc" { return "\(way)=grpc" }
        }
        return nil
    }
}

/// `OTEL_RESOURCE_ATTRIBUTES`: `key=value,…`, where each key may be somebody else's.
struct ResourceAttributes {
    private var parts: [String]

    init(_ text: String) { parts = text.split(separator: ",").map(String.init) }

    var text: String { parts.joined(separator: ",") }

    subscript(_ key: String) -> String? {
        get { parts.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) } }
        set {
            let index = parts.firstIndex { $0.hasPrefix(key + "=") }
            switch (index, newValue) {
            case (let index?, let value?): parts[index] = "\(key)=\(value)"
            case (let index?, nil): parts.remove(at: index)
            case (nil, let value?): parts.append("\(key)=\(value)")
            case (nil, nil): break
            }
        }
    }

    /// A value as the format wants it: all but a few letters as percent signs and digits.
    static func escaped(_ value: String) -> String {
        let plain = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@+".utf8)
        return value.utf8.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return plain.contains(byte)
                ? String(decoding: [byte], as: UTF8.self) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
