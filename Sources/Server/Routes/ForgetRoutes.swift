internal import API
internal import Events
internal import Foundation
internal import Hummingbird
internal import Shadow
internal import Store
internal import Threads

/// `POST /v1/forget`: a session, a person or a repository, really gone; for keys that may do everything.
struct ForgetRoutes {
    private static let largestBody = 64 << 10
    private static let longestName = 1_000

    private let store: (any ForgettingStore)?
    private let shelves: ShadowShelves
    /// Rung afterwards: what came meanwhile waits to be normalized.
    private let arrivals: Bell
    private let now: @Sendable () -> Timestamp

    init(_ parts: ServerParts) {
        store = parts.forgetting
        shelves = parts.shadow
        arrivals = parts.arrivals
        now = parts.now
    }

    func add(to group: RouterGroup<ModaContext>) { group.post("forget") { try await forget($0, $1) } }

    private func forget(_ request: Request, _ context: ModaContext) async throws -> Response {
        guard let store else { throw Failure.notFound("this server forgets nothing") }
        let tenant = try context.tenant
        let wanted = try await body(of: request)
        let target = try Self.target(of: wanted)
        if wanted.dryRun == true {
            let counts = try await store.forgettable(target, tenant: tenant)
            return try .json(
                ForgetView(counts, snapshots: 0, dryRun: true), headers: [.cacheControl: "no-store"])
        }
        defer { arrivals.ring() }
        let gone = try await store.forget(target, at: now(), tenant: tenant)
        let snapshots = try await forgetSnapshots(of: gone.sessions, tenant: tenant)
        return try .json(
            ForgetView(gone.counts, snapshots: snapshots, dryRun: false), headers: [.cacheControl: "no-store"]
        )
    }

    /// On a thread of its own, since packs are written anew.
    private func forgetSnapshots(of sessions: [SessionKey], tenant: TenantID) async throws -> Int {
        let layouts = shelves.libraries(of: tenant).map(\.layout)
        return try await onOwnThread { try ShadowForgetting(layouts).run(sessions) }
    }

    private func body(of request: Request) async throws -> ForgetRequest {
        let buffer = try await request.body.collect(upTo: Self.largestBody)
        do {
            return try JSONDecoder().decode(ForgetRequest.self, from: Data(buffer.readableBytesView))
        } catch {
            throw Failure(
                status: .badRequest, detail: "the body is JSON: {\"session\": \"ID\", \"dry_run\": true}")
        }
    }

    private static func target(of wanted: ForgetRequest) throws -> ForgetTarget {
        let named = [wanted.session, wanted.user, wanted.repository].compactMap(\.self)
        guard named.count == 1, let name = named.first, (1...longestName).contains(name.utf8.count) else {
            throw Failure(
                status: .badRequest,
                detail: "say one of session, user and repository, by its name as it is listed")
        }
        if wanted.user != nil { return .user(name) }
        if wanted.repository != nil { return .repository(name) }
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let agent = Agent(rawValue: String(parts[0])) else {
            return .session(SessionFilter(agent: nil, id: name))
        }
        return .session(SessionFilter(agent: agent, id: String(parts[1])))
    }
}

extension ForgetView {
    fileprivate init(_ counts: ForgetCounts, snapshots: Int, dryRun: Bool) {
        self.init(
            dryRun: dryRun, sessions: counts.sessions, conversations: counts.conversations,
            rawEvents: counts.rawEvents, events: counts.events, spans: counts.spans,
            corrections: counts.corrections, clusters: counts.clusters, snapshots: snapshots,
            skills: counts.skills)
    }
}
