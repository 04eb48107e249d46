internal import API
internal import Corrections
package import Events
internal import Foundation
package import Gates
package import Logging
package import Store

/// Takes waiting jobs from the store and runs them, one a tenant at a time; several on one store are safe.
package struct JobRunner: Sendable {
    private let events: any EventStore
    let control: any ControlStore
    private let detector: Detector
    private let gatekeeper: Gatekeeper
    private let edits: (any EditSource)?
    private let rules: (any RulesSource)?
    private let model: ModelBench?
    private let embeddings: EmbeddingBench?
    private let name: String
    let pace: JobPace
    let now: @Sendable () -> Timestamp
    let log: Logger

    /// Takes what it works on, and what it works with.
    ///
    /// `edits` tells what users did to their agents' lines, `rules` what their repositories say already; nil
    /// where there are no snapshots. Without a `model` everything is drafted out of the users' own words, and
    /// without `embeddings` compared by them. `name` is how a person finds the process that holds a job.
    ///
    /// Throws where the detector's weights cannot be read.
    package init(
        events: any EventStore, skills: any SkillStore, control: any ControlStore, gatekeeper: Gatekeeper,
        edits: (any EditSource)? = nil, rules: (any RulesSource)? = nil, model: ModelBench? = nil,
        embeddings: EmbeddingBench? = nil, name: String = "runner", pace: JobPace = JobPace(),
        now: @escaping @Sendable () -> Timestamp, log: Logger
    ) throws {
        self.events = events
        self.control = control
        self.detector = try Detector()
        self.gatekeeper = gatekeeper
        self.edits = edits
        self.rules = rules
        self.model = model
        self.embeddings = embeddings
        self.name = name
        self.pace = pace
        self.now = now
        self.log = log
    }

    /// Runs one waiting job, of one tenant if asked, until it ends or is given back.
    ///
    /// - Returns: The job as it is then; nil where none was waiting. A failure is the job's, with its reason,
    ///   and is not thrown; only the store's own failures are.
    package func runNext(of tenant: TenantID? = nil) async throws -> JobRecord? {
        var budget = JobBudget(seconds: pace.budget)
        budget.tokens = model?.settings.caps.runTokens
        budget.microdollars = model?.settings.caps.runMicrodollars
        let claim = JobClaim(
            runner: name, tenant: tenant, now: now(), lease: pace.lease, budget: budget)
        guard let job = try await control.takeJob(claim) else { return nil }
        let outcome = await outcome(of: job)
        return try await settle(job, outcome)
    }

    /// Why a job's work came to an end.
    enum Outcome: Sendable {
        case done(report: String)
        case failed(any Error)
        case told(LeaseKeeper.Verdict)
    }

    /// Works, and keeps the lease meanwhile: whichever ends first, ends the other.
    private func outcome(of job: JobRecord) async -> Outcome {
        await withTaskGroup(of: Outcome.self) { group in
            let keeper = LeaseKeeper(control: control, job: job, pace: pace, now: now)
            group.addTask { .told(await keeper.run()) }
            group.addTask { await work(on: job) }
            let first = await group.next()
            group.cancelAll()
            return first ?? .told(.stopped)
        }
    }

    private func work(on job: JobRecord) async -> Outcome {
        let ledger = RunLedger(control: control, job: job, pace: pace, now: now, log: log)
        let desk = model.map {
            ModelDesk(
                settings: $0.settings, store: ledger.store(), job: job.id, tenant: job.tenant, now: now())
        }
        let embeddings = self.embeddings.map {
            EmbeddingDesk($0, job: job.id, tenant: job.tenant, now: now())
        }
        do {
            let overrides = try await ledger.store().gateOverrides(tenant: job.tenant)
            let run = GenerationRun(
                events: events, ledger: ledger, detector: detector,
                gatekeeper: try gatekeeper.adapted(to: overrides.map { ($0.gate, $0.parameter, $0.value) }),
                edits: edits, rules: rules, desk: desk, embeddings: embeddings, tenant: job.tenant,
                now: now())
            let report = try await run.run()
            for notice in report.notices ?? [] {
                log.warning("run", metadata: ["job": "\(job.id)", "notice": "\(notice)"])
            }
            return .done(report: try Self.json(report))
        } catch {
            return .failed(error)
        }
    }

    private static func json(_ report: GenerationReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
