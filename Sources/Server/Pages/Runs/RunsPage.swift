internal import API
internal import Events
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// `/runs`: distillation as it runs and as it ran; who may write starts one.
struct RunsPage: Sendable {
    private static let (shown, refresh) = (30, 3)

    private let control: any ControlStore
    private let now: @Sendable () -> Timestamp
    private let newID: @Sendable () -> String
    private let enqueued: @Sendable () -> Void

    init(_ parts: ServerParts) {
        control = parts.control
        now = parts.now
        newID = parts.newID
        enqueued = { parts.jobs.ring() }
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("runs") { try await list($0, $1) }
        group.post("runs") { try await start($0, $1) }
        group.get("runs/:id") { try await show($0, $1) }
        group.get("runs/:id/progress") { try await progress($0, $1) }
    }

    private struct ListValues: Sendable {
        let rows: [Row]
        let isEmpty: Bool
        let token: String
        let mayWrite: Bool
    }

    private struct Row: Sendable {
        let url: String
        let time: PageTime
        let status: String
        let style: String
        let found: String
        let took: String
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let jobs = try await control.jobs(before: nil, limit: Self.shown, tenant: context.tenant)
        let values = ListValues(
            rows: jobs.map(row), isEmpty: jobs.isEmpty, token: context.visit?.token ?? "",
            mayWrite: context.visit?.mayWrite == true)
        let isRunning = jobs.contains { !$0.status.isOver }
        return try .page(
            "Runs", place: "/runs", template: "runs", values, context, refresh: isRunning ? Self.refresh : nil
        )
    }

    private func row(_ job: JobRecord) -> Row {
        Row(
            url: PagePath.of("runs", job.id), time: PageTime(job.createdAt), status: job.status.rawValue,
            style: job.status.style,
            found: (job.error ?? job.stages.last?.found ?? "").oneLine(200), took: Self.took(job))
    }

    private static func took(_ job: JobRecord) -> String {
        guard let start = job.startedAt, let end = job.finishedAt else { return "" }
        return PageNumber.duration(milliseconds: Double(max(0, end.milliseconds - start.milliseconds)))
    }

    private func start(_ request: Request, _ context: ModaContext) async throws -> Response {
        _ = try await context.writing(request)
        let wanted = JobRecord(id: newID(), tenant: try context.tenant, createdAt: now())
        let job = try await control.enqueue(wanted)
        enqueued()
        return .seeOther(PagePath.of("runs", job.id))
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let job = try await job(context)
        let values = RunValues(try JobView(job), style: job.status.style, took: Self.took(job))
        return try .page(
            "Run", place: "/runs", template: "run", values, context,
            refresh: job.status.isOver ? nil : Self.refresh)
    }

    /// For the page's script: how far it is, without what came out.
    private func progress(_ request: Request, _ context: ModaContext) async throws -> Response {
        var job = try await job(context)
        job.report = nil
        return try .json(try JobView(job), headers: [.cacheControl: "no-store"])
    }

    private func job(_ context: ModaContext) async throws -> JobRecord {
        guard let job = try await control.job(try context.part("id"), tenant: context.tenant) else {
            throw Failure.notFound("there is no such run")
        }
        return job
    }
}

extension JobRecord.Status {
    /// A class of the style sheet; of what other ways a run may end, none went well.
    fileprivate var style: String {
        switch rawValue {
        case "done": "good"
        case "running": "ask"
        case "waiting": "off"
        default: "bad"
        }
    }
}
