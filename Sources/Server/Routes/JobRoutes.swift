internal import API
internal import Events
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// `POST /v1/skills/gen` starts a run of the pipeline; `/v1/jobs` tells what runs, ran and could not be done.
struct JobRoutes {
    private static let largestBody = 256 << 10

    let control: any ControlStore
    let now: @Sendable () -> Timestamp
    let newID: @Sendable () -> String
    let streams: StreamRoom
    /// Called after a job was added, so that it starts at once.
    let enqueued: @Sendable () -> Void

    func add(reading: RouterGroup<ModaContext>, writing: RouterGroup<ModaContext>) {
        writing.post("skills/gen") { try await generate($0, $1) }
        reading.get("jobs") { try await list($0, $1) }
        reading.get("jobs/:id") { try await show($0, $1) }
        reading.get("jobs/:id/events") { try await follow($0, $1) }
        writing.post("jobs/:id/cancel") { try await cancel($0, $1) }
        reading.get("dead-letters") { try await deadLetters($0, $1) }
        writing.post("dead-letters/redrive") { try await redrive($0, $1) }
    }

    private func generate(_ request: Request, _ context: ModaContext) async throws -> Response {
        let job = try await enqueue(context.tenant)
        return try .json(
            try await view(of: job), status: .accepted, headers: [.location: "/v1/jobs/\(job.id)"])
    }

    private func enqueue(_ tenant: TenantID) async throws -> JobRecord {
        let job = try await control.enqueue(JobRecord(id: newID(), tenant: tenant, createdAt: now()))
        enqueued()
        return job
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        let found = try await control.jobs(
            before: try request.cursor("before", of: "jobs", PageMark.init(cursor:)), limit: limit + 1,
            tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(PageMark(at: $0.createdAt, id: $0.id).cursor, of: "jobs") }
            : nil
        let list = JobList(jobs: try page.map { try JobView($0, isWhole: false) }, next: next)
        return try .page(list, next: next, as: "before", of: request)
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let job = try await job(context)
        return try .json(try await view(of: job), headers: [.cacheControl: "no-store"])
    }

    private func follow(_ request: Request, _ context: ModaContext) async throws -> Response {
        guard let caller = context.key else { throw Failure.unauthorized }
        let job = try await job(context)
        let place = try streams.place(for: caller)
        let events = JobEvents(id: job.id, tenant: job.tenant, control: control, place: place) {
            try await view(of: $0)
        }
        return events.response(after: request.headers[.lastEventID].flatMap { Int64($0) }, first: job)
    }

    private func cancel(_ request: Request, _ context: ModaContext) async throws -> Response {
        let job = try await job(context)
        guard let ended = try await control.cancelJob(job.id, tenant: job.tenant, at: now()) else {
            throw Self.missing(job.id)
        }
        // 202 while its runner has to hear of it.
        return try .json(
            try await view(of: ended), status: ended.status.isOver ? .ok : .accepted,
            headers: [.cacheControl: "no-store"])
    }

    private func deadLetters(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        let found = try await control.deadLetters(
            before: try request.cursor("before", of: "dead-letters", PageMark.init(cursor:)),
            limit: limit + 1,
            tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(PageMark(at: $0.at, id: $0.id).cursor, of: "dead-letters") }
            : nil
        let list = DeadLetterList(letters: page.map(DeadLetterView.init), next: next)
        return try .page(list, next: next, as: "before", of: request)
    }

    private func redrive(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let buffer = try await request.body.collect(upTo: Self.largestBody)
        guard
            let wanted = try? JSONDecoder().decode(
                RedriveRequest.self, from: Data(buffer.readableBytesView))
        else {
            throw Failure(
                status: .badRequest, detail: "the body is JSON: {\"ids\": [\"…\"]}, or {} for all of them")
        }
        let count = try await control.redrive(wanted.ids, tenant: tenant)
        let job = count > 0 ? try JobView(try await enqueue(tenant)) : nil
        return try .json(
            RedriveView(redriven: count, job: job), status: job == nil ? .ok : .accepted,
            headers: [.cacheControl: "no-store"])
    }

    private func job(_ context: ModaContext) async throws -> JobRecord {
        let id = try context.part("id")
        guard let job = try await control.job(id, tenant: context.tenant) else { throw Self.missing(id) }
        return job
    }

    private static func missing(_ id: String) -> Failure {
        .notFound("no job '\(id.prefix(64))': GET /v1/jobs lists them")
    }

    private func view(of job: JobRecord) async throws -> JobView {
        try JobView(job, spend: try await control.modelSpend(job: job.id, tenant: job.tenant))
    }
}

extension HTTPField.Name {
    static var lastEventID: Self { HTTPField.Name("Last-Event-ID") ?? .eTag }
}
