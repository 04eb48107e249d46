internal import API
internal import Corrections
package import Events
internal import Foundation
package import Gates
package import Logging
package import Store

/// Takes waiting jobs from the store and runs them, one a tenant at a time.
package struct JobRunner: Sendable {
    private let events: any EventStore
    private let skills: any SkillStore
    private let control: any ControlStore
    private let detector: Detector
    private let gatekeeper: Gatekeeper
    private let edits: (any EditSource)?
    private let rules: (any RulesSource)?
    private let model: ModelBench?
    private let embeddings: EmbeddingBench?
    private let now: @Sendable () -> Timestamp
    private let log: Logger

    /// Takes what it works on, and what it works with.
    ///
    /// `edits` tells what users did to their agents' lines, `rules` what their repositories say already; nil
    /// where there are no snapshots. Without a `model` everything is drafted out of the users' own words, and
    /// without `embeddings` compared by them.
    ///
    /// Throws where the detector's weights cannot be read.
    package init(
        events: any EventStore, skills: any SkillStore, control: any ControlStore, gatekeeper: Gatekeeper,
        edits: (any EditSource)? = nil, rules: (any RulesSource)? = nil, model: ModelBench? = nil,
        embeddings: EmbeddingBench? = nil, now: @escaping @Sendable () -> Timestamp, log: Logger
    ) throws {
        self.events = events
        self.skills = skills
        self.control = control
        self.detector = try Detector()
        self.gatekeeper = gatekeeper
        self.edits = edits
        self.rules = rules
        self.model = model
        self.embeddings = embeddings
        self.now = now
        self.log = log
    }

    /// Runs one waiting job to its end.
    ///
    /// - Returns: The job as it ended; nil where none was waiting. A failure is the job's, with its reason,
    ///   and is not thrown; only the store's own failures are.
    package func runNext() async throws -> JobRecord? {
        guard let job = try await control.takeJob(at: now()) else { return nil }
        let state = JobState(job, control: control)
        let desk = model.map {
            ModelDesk(
                settings: $0.settings, store: $0.store, job: job.id, tenant: job.tenant, now: now())
        }
        let embeddings = self.embeddings.map {
            EmbeddingDesk($0, job: job.id, tenant: job.tenant, now: now())
        }
        do {
            let overrides = try await skills.gateOverrides(tenant: job.tenant)
            let run = GenerationRun(
                events: events, skills: skills, detector: detector,
                gatekeeper: try gatekeeper.adapted(to: overrides.map { ($0.gate, $0.parameter, $0.value) }),
                edits: edits, rules: rules, desk: desk, embeddings: embeddings, tenant: job.tenant,
                now: now(),
                save: { try await state.update($0) })
            let report = try await run.run()
            for notice in report.notices ?? [] {
                log.warning("without a model's help", metadata: ["job": "\(job.id)", "reason": "\(notice)"])
            }
            return try await state.finish(.done, report: Self.json(report), error: nil, at: now())
        } catch is CancellationError {
            // The server stops: the job stays marked as running, and the next start takes it up where it was.
            throw CancellationError()
        } catch {
            log.error("job failed", metadata: ["job": "\(job.id)", "error": "\(error)"])
            return try await state.finish(.failed, report: nil, error: "\(error)", at: now())
        }
    }

    private static func json(_ report: GenerationReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}

/// One running job's record, owned in one place while its stages write to it.
private actor JobState {
    private var job: JobRecord
    private let control: any ControlStore

    init(_ job: JobRecord, control: any ControlStore) {
        self.job = job
        self.control = control
    }

    func update(_ progress: StageProgress) async throws {
        if let index = job.stages.firstIndex(where: { $0.stage == progress.stage }) {
            job.stages[index] = progress
        } else {
            job.stages.append(progress)
        }
        try await control.saveJob(job)
    }

    func finish(_ status: JobRecord.Status, report: String?, error: String?, at: Timestamp) async throws
        -> JobRecord
    {
        job.status = status
        job.report = report
        job.error = error
        job.finishedAt = at
        try await control.saveJob(job)
        return job
    }
}
