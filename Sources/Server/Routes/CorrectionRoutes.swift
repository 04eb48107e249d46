internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/corrections`: what people corrected, whatever became of it.
struct CorrectionRoutes {
    private static let list = "corrections"
    let skills: any LibraryStore

    func add(to group: RouterGroup<ModaContext>) {
        group.get("corrections") { try await list($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        var query = CorrectionQuery(limit: limit + 1)
        query.before = try request.cursor("before", of: Self.list, PageMark.init(cursor:))
        query.agent = try request.choice("agent", Agent.self)
        query.session = request.query("session")
        query.repository = request.query("repository")
        query.cluster = request.query("cluster")
        let found = try await skills.corrections(query, tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(PageMark(at: $0.at, id: $0.id).cursor, of: Self.list) } : nil
        return try .page(
            CorrectionList(corrections: page.map(CorrectionView.init), next: next), next: next, as: "before",
            of: request)
    }
}
