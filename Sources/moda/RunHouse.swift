import API
import Client
import Events
import Foundation
import Gates
import Harness
import Logging
import Normalizer
import Server
import Shadow
import Store

/// The pipeline on a store's file, without a server.
struct RunHouse: Sendable {
    private let store: SQLiteStore
    private let runner: JobRunner
    private let stop = StopSignal()
    /// How often in a row a store may be busy.
    private static let patience = 30

    init(
        store: StoreOptions, gates: String?, shelves: ShadowShelves, model: ModelOptions,
        embeddings: EmbeddingOptions, runs: RunOptions
    ) throws {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        self.store = try SQLiteStore(path: store.path, normalize: normalize)
        let gatekeeper = try Gatekeeper(GateDefinitions.load(folder: Surroundings.gatesFolder(gates)))
        runner = try JobRunner(
            store: self.store, gatekeeper: gatekeeper, shelves: shelves, model: model, embeddings: embeddings,
            runs: runs, log: Logger(label: "moda"))
    }

    /// Makes one run for each tenant, one after the other, and returns them as they ended.
    func runOnce(of tenant: TenantID?, isShown: Bool) async throws -> [JobView] {
        var ended: [JobView] = []
        for tenant in try await tenants(tenant) {
            let wanted = JobRecord(
                id: "job_" + UUID().uuidString.lowercased(), tenant: tenant, trigger: .command,
                createdAt: Surroundings.now)
            let job = try await store.enqueue(wanted)
            try await make(job, isShown: isShown)
            guard let done = try await store.job(job.id, tenant: tenant) else { continue }
            ended.append(try JobView(done))
        }
        return ended
    }

    /// Runs a job here, or follows it where another runner has it.
    private func make(_ job: JobRecord, isShown: Bool) async throws {
        do {
            try await untilStopped {
                var failed = 0
                while try await !isOver(job) {
                    do {
                        if try await runner.runNext(of: job.tenant) != nil { continue }
                        failed = 0
                    } catch  where StoreError.isTransient(error) && failed < Self.patience {
                        failed += 1
                    }
                    // A server runs it, or its runner died and the lease has to lapse first.
                    try await Task.sleep(for: .milliseconds(failed == 0 ? 250 : 1_000))
                }
            } beside: {
                if isShown { try await show(job) }
            }
        } catch is Stopped {
            throw ClientError(.local, "stopped; the run is taken up by the next one, where it was")
        }
    }

    /// Takes up runs as they are wanted.
    func runUntilStopped(of tenant: TenantID?) async throws {
        say("moda takes up runs of this store; Ctrl-C stops it")
        do {
            try await untilStopped {
                while true {
                    if try await runner.runNext(of: tenant) == nil { try await Task.sleep(for: .seconds(2)) }
                }
            } beside: {
            }
        } catch is Stopped {
            say("stopped")
        }
    }

    private struct Stopped: Error {}

    private func tenants(_ wanted: TenantID?) async throws -> [TenantID] {
        if let wanted { return [wanted] }
        return try await store.tenants()
    }

    private func isOver(_ job: JobRecord) async throws -> Bool {
        try await store.job(job.id, tenant: job.tenant)?.status.isOver ?? true
    }

    private func show(_ job: JobRecord) async throws {
        let progress = ProgressLines()
        progress.note("\(job.tenant): \(job.id)")
        var said: String?
        while true {
            guard let now = try await store.job(job.id, tenant: job.tenant) else { return }
            progress.show(now.stages)
            if let error = now.error, error != said { progress.note(error) }
            said = now.error
            if now.status.isOver { return }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Does its work; Ctrl-C and SIGTERM cut it off, and the run goes back to those that wait.
    private func untilStopped(
        _ work: @escaping @Sendable () async throws -> Void,
        beside show: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await work() }
            group.addTask { try await show() }
            group.addTask { [stop] in
                while !stop.wasSent { try await Task.sleep(for: .milliseconds(100)) }
                throw Stopped()
            }
            // Both end by themselves: what is shown last is the end.
            _ = try await group.next()
            _ = try await group.next()
            group.cancelAll()
        }
    }
}

extension JobRunner {
    /// A runner on a store, as the server and the commands have it.
    init(
        store: SQLiteStore, gatekeeper: Gatekeeper, shelves: ShadowShelves, model: ModelOptions,
        embeddings: EmbeddingOptions, runs: RunOptions, log: Logger
    ) throws {
        try self.init(
            events: store, skills: store, control: store, gatekeeper: gatekeeper,
            edits: ShadowEdits(shelves), rules: ShadowRules(shelves), model: try model.bench(store),
            embeddings: try embeddings.bench(store, model: model), name: RunOptions.runnerName,
            pace: runs.pace, now: { Surroundings.now }, log: log)
    }
}
