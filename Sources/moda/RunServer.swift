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
    options.serving.startLogging()
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
    parts.pages = PageParts(store: store, newSecret: newSecret)
    parts.vitals = store
    (parts.forgetting, parts.aging) = (store, store)
    parts.retention = try options.retention.limits()
    options.limits.apply(to: &parts)
    try options.serving.apply(to: &parts)
    options.snapshots.apply(to: &parts)
    parts.shadow = options.store.shelves(local: localShadow)
    parts.nightly = try options.nightly.schedule()
    parts.jobDays = options.nightly.jobDays
    let runner = try JobRunner(
        store: store, gatekeeper: gatekeeper, shelves: parts.shadow, model: options.model,
        embeddings: options.embeddings, runs: options.runs, log: log)
    try await serve(
        parts, jobs: runner, at: ServeAddress(host: options.host, port: options.port), log: log,
        listening: listening)
}

/// 256 random bits, as the system gives them.
@Sendable private func newSecret() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
        let digits = String(random.next() as UInt64, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
}

/// A server rather refuses and is asked again than wait for a lock as long as a command may.
private var storeLimits: StoreLimits {
    var limits = StoreLimits()
    limits.lockPatience = 1
    return limits
}
