internal import API
internal import Events
internal import Foundation
internal import Hummingbird
internal import Store

/// `POST /v1/skills/gen` starts a run of the pipeline, `GET /v1/jobs/{id}` tells how far it is.
struct JobRoutes {
    let control: any ControlStore
    let now: @Sendable () -> Timestamp
    let newID: @Sendable () -> String
    /// Called after a job was added, so that it starts at once.
    let enqueued: @Sendable () -> Void

    func add(reading: RouterGroup<ModaContext>, writing: RouterGroup<ModaContext>) {
        writing.post("skills/gen") { try await generate($0, $1) }
        reading.get("jobs/:id") { try await show($0, $1) }
    }

    private func generate(_ request: Request, _ context: ModaContext) async throws -> Response {
        let wanted = JobRecord(id: newID(), tenant: try context.tenant, createdAt: now())
        let job = try await control.enqueue(wanted)
        enqueued()
        return try .json(JobView(job), status: .accepted, headers: [.location: "/v1/jobs/\(job.id)"])
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard let job = try await control.job(id, tenant: context.tenant) else {
            throw Failure.notFound("no job '\(id.prefix(64))'")
        }
        return try .json(JobView(job), headers: [.cacheControl: "no-store"])
    }
}

extension JobView {
    init(_ job: JobRecord) throws {
        self.init(
            id: job.id, status: job.status.rawValue, stages: job.stages, createdAt: job.createdAt.rfc3339,
            finishedAt: job.finishedAt?.rfc3339, error: job.error,
            report: try job.report.map {
                try JSONDecoder().decode(GenerationReport.self, from: Data($0.utf8))
            })
    }
}
