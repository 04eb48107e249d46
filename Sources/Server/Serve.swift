package import Harness
internal import Hummingbird
internal import HummingbirdCore
internal import Ingest
package import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import Store
internal import Synchronization

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
    var application = Application(
        router: modaRouter(parts),
        server: .http1(
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limits, body: body)],
                idleTimeout: .milliseconds(Int64(limits.idle * 1_000)))),
        configuration: .init(
            address: .hostname(address.host, port: address.port), serverName: "moda",
            availableConnectionsDelegate: .maximum(limits.connections, logger: log)),
        onServerRunning: { channel in
            listening(ServeAddress(host: address.host, port: channel.localAddress?.port ?? address.port))
        },
        logger: log)
    application.addServices(
        Worker(name: "normalizer", bell: parts.arrivals, log: log, lastRun: .seconds(5)) {
            while try await parts.events.normalizeWaiting(limit: 500) == 500 {}
        },
        Worker(name: "jobs", bell: parts.jobs, log: log, work: work(runner, parts)))
    application.addServices(SnapshotUpkeep(parts: parts, log: log).services)
    if let aging = parts.aging, parts.retention != RetentionLimits() {
        application.addServices(RetentionUpkeep(aging, parts.retention, now: parts.now, log: log))
    }
    try await application.runService()
}

/// Runs jobs; the first time also those that a server left running when it was stopped.
private func work(_ runner: JobRunner, _ parts: ServerParts) -> @Sendable () async throws -> Void {
    let isTakenUp = Mutex(false)
    return {
        if !isTakenUp.withLock({ $0 }) {
            try await parts.control.requeueAbandonedJobs()
            isTakenUp.withLock { $0 = true }
        }
        while try await runner.runNext() != nil {}
    }
}
