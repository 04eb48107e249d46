internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/clusters`: the corrections by what they ask for, what contradicts what, and what became of earlier clusters.
struct ClusterRoutes {
    private static let list = "clusters"
    let skills: any ClusterStore

    func add(to group: RouterGroup<ModaContext>) {
        group.get("clusters") { try await list($0, $1) }
        group.get("clusters/:id") { try await show($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let opposites = try await opposites(tenant: tenant)
        let clusters = try await skills.clusters(tenant: tenant).sorted {
            ClusterPlace($0) < ClusterPlace($1)
        }
        let place = try request.cursor("after", of: Self.list, ClusterPlace.init(cursor:))
        let limit = try request.limit(default: 500, highest: 1_000)
        let fitting = clusters.filter { cluster in place.map { $0 < ClusterPlace(cluster) } ?? true }
        let page = fitting.prefix(limit)
        let next =
            fitting.count > limit
            ? page.last.map { PageCursor.write(ClusterPlace($0).cursor, of: Self.list) } : nil
        let views = page.map { ClusterView($0, contradicts: opposites[$0.id] ?? []) }
        return try .cachedJSON(
            ClusterList(clusters: views, next: next), for: request,
            headers: request.link(next: next, as: "after"))
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        let cluster = try await skills.clusters(tenant: tenant).first { $0.id == id }
        let successions = try await skills.clusterSuccessions(of: id, tenant: tenant)
        guard cluster != nil || !successions.isEmpty else {
            throw Failure.notFound("no cluster '\(id.prefix(64))': GET /v1/clusters lists them")
        }
        let opposites = try await opposites(tenant: tenant)
        let detail = ClusterDetail(
            cluster: cluster.map { ClusterView($0, contradicts: opposites[id] ?? []) },
            members: cluster?.members ?? [], successions: successions.map(SuccessionView.init))
        return try .cachedJSON(detail, for: request)
    }

    private func opposites(tenant: TenantID) async throws -> [Cluster.ID: [Cluster.ID]] {
        try await skills.clusterContradictions(tenant: tenant).reduce(into: [:]) { found, pair in
            found[pair.one, default: []].append(pair.other)
            found[pair.other, default: []].append(pair.one)
        }
    }
}

/// Where a page of clusters ends; the most repeated come first.
private struct ClusterPlace: Comparable {
    let sessions: Int
    let id: Cluster.ID

    init(_ cluster: Cluster) { (sessions, id) = (cluster.recurrence.sessions, cluster.id) }

    init?(cursor: String) {
        let parts = cursor.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let sessions = Int(parts[0]) else { return nil }
        (self.sessions, id) = (sessions, String(parts[1]))
    }

    var cursor: String { "\(sessions).\(id)" }

    static func < (left: ClusterPlace, right: ClusterPlace) -> Bool {
        (right.sessions, left.id) < (left.sessions, right.id)
    }
}
