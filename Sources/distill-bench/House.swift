import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Normalizer
import Store

/// A store in a file of its own with all that a run needs.
struct House {
    let store: SQLiteStore
    private let folder: String
    private let intake: Intake
    private let runner: JobRunner
    private let end: Timestamp

    /// Makes an empty one, whose runs take place at a moment.
    init(gates: String, end: Timestamp, keepsPrompts: Bool = true) throws {
        intake = Intake(policy: CapturePolicy(prompts: keepsPrompts))
        folder = NSTemporaryDirectory() + "distill-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try SQLiteStore(path: folder + "/moda.sqlite", normalize: normalize)
        self.end = end
        runner = try JobRunner(
            events: store, skills: store, control: store,
            gatekeeper: Gatekeeper(GateDefinitions.load(folder: gates)), now: { end },
            log: Logger(label: "distill-bench"))
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Takes in sessions as the server would, and normalizes them.
    func take(_ sessions: [MadeSession]) async throws {
        try await take(sessions.flatMap(\.deliveries))
    }

    /// Takes in requests as the server would, and normalizes them.
    func take(_ deliveries: [Delivery]) async throws {
        let raw = try deliveries.map { try intake.accept($0) }
        _ = try await store.append(raw, tenant: .local)
        while try await store.normalizeWaiting(limit: 100) == 100 {}
    }

    /// Runs all stages once, as `moda skills gen` does.
    func generate() async throws {
        let job = JobRecord(id: UUID().uuidString, tenant: .local, createdAt: end)
        _ = try await store.enqueue(job)
        guard let done = try await runner.runNext(), done.status == .done else {
            throw BenchError("the run failed")
        }
    }
}
