package import Harness
internal import Hummingbird
package import Logging
internal import ServiceLifecycle
internal import Store

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
    try await parts.control.requeueAbandonedJobs()
    var application = Application(
        router: modaRouter(parts),
        configuration: .init(address: .hostname(address.host, port: address.port), serverName: "moda"),
        onServerRunning: { channel in
            listening(ServeAddress(host: address.host, port: channel.localAddress?.port ?? address.port))
        },
        logger: log)
    application.addServices(
        Worker(name: "normalizer", bell: parts.arrivals, log: log) {
            while try await parts.events.normalizeWaiting(limit: 100) == 100 {}
        },
        Worker(name: "jobs", bell: parts.jobs, log: log) {
            while try await runner.runNext() != nil {}
        })
    try await application.runService()
}

/// Does its work at the start, at every ring, and again a second after a failure; a shutdown cuts it off,
/// since all of it can be taken up again.
private struct Worker: Service {
    let name: String
    let bell: Bell
    let log: Logger
    let work: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await attempt()
            for await _ in bell.sounds { await attempt() }
        }
    }

    private func attempt() async {
        do {
            try await work()
        } catch is CancellationError {
            return
        } catch {
            log.error("\(name) failed, will try again", metadata: ["error": "\(error)"])
            // Cut short by a shutdown only, and then the loop ends anyway.
            try? await Task.sleep(for: .seconds(1))
            bell.ring()
        }
    }
}
