import ArgumentParser
import Events
import Logging
import Server

/// How a server serves: how often a key may ask, who may read without one, what it logs, how it stops.
struct ServingOptions: ParsableArguments {
    enum LogFormat: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(help: "Requests that a key may make in a minute, telemetry aside; 0 for any number.")
    var requestsPerMinute = 6_000

    @Option(help: "Let anyone discover this tenant's approved skills without a key (/.well-known/…).")
    var publicSkills: String?

    @Option(
        help: "Origin of pages that may talk to /mcp, such as https://tools.example.com; repeat for more.")
    var allowedOrigin: [String] = []

    @Option(
        help: ArgumentHelp(
            "A proxy before the server, as 127.0.0.1 or 10.0.0.0/8; repeat for more (or MODA_TRUSTED_PROXIES, with commas).",
            discussion: "Its X-Forwarded-For and X-Forwarded-Proto are taken; nobody else's are."))
    var trustedProxy: [String] = []

    @Option(help: "Certificate chain, PEM, to speak TLS with (a moda built with --traits TLS).")
    var tlsCertificate: String?

    @Option(help: "Its key, PEM, without a passphrase.")
    var tlsKey: String?

    @Option(help: "Seconds between saying on /readyz that the server stops, and closing connections.")
    var drain = 0.0

    @Option(help: "Log lines as text, or as one JSON object each.")
    var logFormat = LogFormat.text

    @Option(
        help: "Least level that is logged: debug has a line for each request.",
        transform: { text in
            guard let level = Logger.Level(rawValue: text) else {
                throw ValidationError("it is one of debug, info, warning and error")
            }
            return level
        })
    var logLevel = Logger.Level.info

    func validate() throws {
        guard requestsPerMinute >= 0, (0...600).contains(drain) else {
            throw ValidationError("--requests-per-minute is 0 or more, --drain 0 to 600 seconds")
        }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate and --tls-key want each other")
        }
        for origin in allowedOrigin where !["http://", "https://"].contains(where: origin.hasPrefix) {
            throw ValidationError(
                "--allowed-origin is a scheme, a host and no path: https://tools.example.com")
        }
    }

    func apply(to parts: inout ServerParts) throws {
        parts.proxies = try proxies()
        parts.limits.requestsPerMinute = requestsPerMinute
        parts.publicSkills = publicSkills.map(TenantID.init(rawValue:))
        parts.allowedOrigins = Set(allowedOrigin.map { $0.lowercased() })
        parts.drain = Drain(pause: drain)
        if let tlsCertificate, let tlsKey { parts.tls = TLSFiles(certificate: tlsCertificate, key: tlsKey) }
    }

    private func proxies() throws -> TrustedProxies {
        let named = Surroundings.environment["MODA_TRUSTED_PROXIES"].map(Setting.list) ?? []
        return try TrustedProxies(trustedProxy.isEmpty ? named : trustedProxy)
    }

    /// How addresses of the server begin.
    var scheme: String { tlsKey == nil ? "http" : "https" }

    /// Logging from here on, for the whole process.
    func startLogging() {
        let (format, level) = (logFormat, logLevel)
        LoggingSystem.bootstrap { label in
            var handler: any LogHandler =
                switch format {
                case .text: StreamLogHandler.standardError(label: label)
                case .json: JSONLogHandler(label: label, now: { Surroundings.now })
                }
            handler.logLevel = level
            return handler
        }
    }
}
