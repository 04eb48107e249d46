package import Harness
internal import Hummingbird
internal import HummingbirdCore
internal import Ingest
package import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Store
internal import UnixSignals

/// Where the server listens.
package struct ServeAddress: Sendable {
    package var host: String
    /// 0 for any free port.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}

/// Runs the server until SIGTERM or SIGINT: HTTP, the normalizer and the job runner side by side.
///
/// `listening` is called once, with the address that is really bound.
package func serve(
    _ parts: ServerParts, jobs runner: JobRunner, at address: ServeAddress, log: Logger,
    listening: @escaping @Sendable (ServeAddress) -> Void
) async throws {
    let (limits, body) = (parts.limits, parts.intake.limits.body)
    let (router, atHand) = modaRoutes(parts)
    let plain = HTTPServerBuilder { responder in
        Connection(responder: responder, limits: limits, body: body, atHand: atHand)
    }
    var application = Application(
        router: router, server: try parts.tls?.around(plain) ?? plain,
        configuration: .init(
            address: .hostname(address.host, port: address.port), serverName: serverName,
            availableConnectionsDelegate: .maximum(limits.connections, logger: log)),
        onServerRunning: { channel in
            listening(ServeAddress(host: address.host, port: channel.localAddress?.port ?? address.port))
        },
        logger: log)
    application.addServices(
        Worker(name: "normalizer", bell: parts.arrivals, log: log, lastRun: .seconds(5)) {
            while try await parts.events.normalizeWaiting(limit: 500) == 500 {}
        },
        Worker(name: "jobs", bell: parts.jobs, log: log) { while try await runner.runNext() != nil {} })
    application.addServices(JobUpkeep(parts: parts, log: log))
    application.addServices(SnapshotUpkeep(parts: parts, log: log).services)
    if let aging = parts.aging, parts.retention != RetentionLimits() {
        application.addServices(
            RetentionUpkeep(aging, parts.retention, counts: parts.expired, now: parts.now, log: log))
    }
    // The last is stopped first: it says that the server is stopping, and then the connections are closed.
    var group = ServiceGroupConfiguration(
        services: [application, parts.drain], gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    group.maximumGracefulShutdownDuration = .seconds(limits.drain)
    try await ServiceGroup(configuration: group).run()
}
