internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/clusters`: the corrections by what they ask for, what contradicts what, and what became of earlier clusters.
struct ClusterRoutes {
    let skills: any ClusterStore

    func add(to group: RouterGroup<ModaContext>) {
        group.get("clusters") { try await list($0, $1) }
        group.get("clusters/:id") { try await show($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let opposites = try await opposites(tenant: tenant)
        let clusters = try await skills.clusters(tenant: tenant).sorted {
            ($1.recurrence.sessions, $0.id) < ($0.recurrence.sessions, $1.id)
        }
        let views = clusters.map { ClusterView($0, contradicts: opposites[$0.id] ?? []) }
        return try .cachedJSON(ClusterList(clusters: views), for: request)
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
