import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Normalizer
import Server
import Shadow
import Store

/// Builds the server from its options and runs it until it is told to stop.
func runServer(
    _ options: ServerOptions, policy: @escaping @Sendable () -> CapturePolicy, localShadow: String?,
    listening: @escaping @Sendable (ServeAddress) -> Void
) async throws {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    let log = Logger(label: "moda")
    // A file that grows over the process's limit is an error of that write, not the end of the server.
    signal(SIGXFSZ, SIG_IGN)
    let store = try SQLiteStore(
        path: options.store.path, limits: storeLimits, opensLater: true, normalize: normalize)
    let gatekeeper = try Gatekeeper(GateDefinitions.load(folder: Surroundings.gatesFolder(options.gates)))
    let now: @Sendable () -> Timestamp = { Surroundings.now }
    var parts = ServerParts(
        events: store, history: store, statistics: store, applications: store, skills: store, control: store,
        intake: Intake(policy: policy()), now: now,
        newID: { "job_" + UUID().uuidString.lowercased() })
    parts.policy = policy
    parts.gates = GateDesk(gatekeeper)
    (parts.forgetting, parts.aging) = (store, store)
    parts.retention = try options.retention.limits()
    options.limits.apply(to: &parts)
    options.snapshots.apply(to: &parts)
    parts.shadow = options.shelves(local: localShadow)
    let runner = try JobRunner(
        events: store, skills: store, control: store, gatekeeper: gatekeeper,
        edits: ShadowEdits(parts.shadow), rules: ShadowRules(parts.shadow),
        model: try options.model.bench(store),
        now: now, log: log)
    try await serve(
        parts, jobs: runner, at: ServeAddress(host: options.host, port: options.port), log: log,
        listening: listening)
}

/// A server rather refuses and is asked again than wait for a lock as long as a command may.
private var storeLimits: StoreLimits {
    var limits = StoreLimits()
    limits.lockPatience = 1
    return limits
}
