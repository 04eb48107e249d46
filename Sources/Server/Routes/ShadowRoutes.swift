internal import Events
internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import Shadow
internal import Store

/// `/v1/shadow/{workspace}/{agent}/{session}`: snapshots of work trees on other machines.
///
/// `GET` tells how far the server has a session (`head`, `looks`); `POST` brings what follows on that, as a
/// parcel. One that follows on another state is answered with 409 and the state that the server has; one
/// that came already, as if it had just come. What came is evidence, so the session is read anew.
struct ShadowRoutes {
    private let shelves: ShadowShelves
    private let room: ReceivedRoom
    private let events: any EventStore
    private let reading: BodyReading
    /// One parcel at a time is undone and stored: what it holds is in memory meanwhile.
    private let lane = IntakeLanes()

    init(_ parts: ServerParts, budget: BodyBudget) {
        shelves = parts.shadow
        room = parts.received
        events = parts.events
        reading = BodyReading(limit: parts.intake.limits.body, budget: budget)
    }

    func add(to group: RouterGroup<ModaContext>) {
        let path: RouterPath = "shadow/:workspace/:agent/:session"
        group.get(path) { try await show($0, $1) }
        group.post(path) { try await take($0, $1) }
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let place = try place(context)
        let state = try await lane.run(bytes: .max) {
            try ShadowState(of: place.session, in: place.workspace, layout: place.layout)
        }
        return try .json(state, headers: [.cacheControl: "no-store"])
    }

    private func take(_ request: Request, _ context: ModaContext) async throws -> Response {
        let place = try place(context)
        guard request.headers[.contentType] == Parcel.contentType, request.headers[.contentEncoding] == nil
        else {
            throw Failure(
                status: .unsupportedMediaType, detail: "snapshots come as \(Parcel.contentType), as they are")
        }
        let share = reading.budget.share()
        defer { share.release() }
        do {
            let body = try await reading.bytes(of: request, held: share)
            try room.take(body.count, of: place.layout.root)
            // Before, so that a store that is down is known while the sender can still come back; and after,
            // since the session may have been read meanwhile.
            let tenant = try context.tenant
            try await events.reopen(place.session, tenant: tenant)
            let state = try await lane.run(bytes: .max) {
                try ParcelTaking(place.layout, limits: Self.limits)
                    .take(Parcel(bytes: body), of: place.session, in: place.workspace)
            }
            try await events.reopen(place.session, tenant: tenant)
            return try .json(state)
        } catch let error as ParcelError {
            return try answer(error)
        } catch let refusal as Refusal {
            throw Failure(status: .init(code: refusal.status), detail: refusal.description)
        }
    }

    /// What a parcel may become in memory.
    private static let limits: PackLimits = {
        var limits = PackLimits()
        limits.bytes = 128 << 20
        return limits
    }()

    private struct Place: Sendable {
        var layout: ShadowLayout
        var workspace: String
        var session: SessionKey
    }

    private func place(_ context: ModaContext) throws -> Place {
        guard let layout = shelves.received(of: try context.tenant) else {
            throw Failure.notFound("this server takes no snapshots (moda serve --shadow FOLDER)")
        }
        let (workspace, id) = (try context.part("workspace"), try context.part("session"))
        guard let agent = Agent(rawValue: try context.part("agent")), ShadowLibrary.isWorkspace(workspace),
            (1...1_000).contains(id.utf8.count)
        else { throw Failure.notFound("the path is /v1/shadow/{32 hex digits}/{agent}/{session}") }
        return Place(layout: layout, workspace: workspace, session: SessionKey(agent: agent, id: id))
    }

    /// RFC 9457, with the state beside the problem where that is what helps.
    private func answer(_ error: ParcelError) throws -> Response {
        let status: HTTPResponse.Status =
            switch error.code {
            case .damaged: .badRequest
            case .refused: .unprocessableContent
            case .tooLarge: .contentTooLarge
            case .conflict: .conflict
            }
        let problem = Problem(
            title: status.reasonPhrase, status: status.code, detail: error.description,
            head: error.state?.head, looks: error.state?.looks)
        return try .json(problem, status: status, type: "application/problem+json")
    }

    private struct Problem: Encodable {
        let title: String
        let status: Int
        let detail: String
        let head: String?
        let looks: Int?
    }
}
