import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Normalizer
import Server
import Store

/// Builds the server from its options and runs it until it is told to stop.
func runServer(
    _ options: ServerOptions, policy: CapturePolicy, listening: @escaping @Sendable (ServeAddress) -> Void
) async throws {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    let log = Logger(label: "moda")
    let store = try SQLiteStore(path: options.store.path, normalize: normalize)
    let gatekeeper = try Gatekeeper(GateDefinitions.load(folder: Surroundings.gatesFolder(options.gates)))
    let now: @Sendable () -> Timestamp = { Surroundings.now }
    let parts = ServerParts(
        events: store, skills: store, control: store, intake: Intake(policy: policy), now: now,
        newID: { "job_" + UUID().uuidString.lowercased() })
    let runner = try JobRunner(
        events: store, skills: store, control: store, gatekeeper: gatekeeper, now: now, log: log)
    try await serve(
        parts, jobs: runner, at: ServeAddress(host: options.host, port: options.port), log: log,
        listening: listening)
}
