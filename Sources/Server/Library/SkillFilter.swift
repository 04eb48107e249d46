internal import API
internal import Events
internal import Hummingbird
internal import Store

/// Which of the skills a list wants: by what they are, and by where they hold.
struct SkillFilter: Sendable {
    private let status: String
    private let repository: String?
    private let agent: Agent?
    private let language: String?

    init(_ request: Request) throws {
        status = request.given("status") ?? "approved"
        guard status == "all" || SkillRecord.Status(rawValue: status) != nil else {
            throw Failure(
                status: .badRequest,
                detail:
                    "no status '\(status.prefix(40))': ask for approved, proposed, rejected, retired or all")
        }
        repository = request.query("repository")
        agent = try request.choice("agent", Agent.self)
        language = request.given("language")?.lowercased()
        if let language, !SourceLanguage.known.contains(language) {
            throw Failure(
                status: .badRequest,
                detail:
                    "no language '\(language.prefix(40))': it is one of \(SourceLanguage.known.joined(separator: ", "))"
            )
        }
    }

    /// True where it asks for more than the library itself knows.
    var asksWhere: Bool { repository != nil || agent != nil || language != nil }

    /// What a listed skill must be: of the status; held in the repository, or everywhere; said to the agent; and not
    /// of other languages only.
    ///
    /// A skill of which nothing is left that it was drafted from holds everywhere.
    func matches(
        in store: any SkillStore, tenant: TenantID
    ) async throws -> @Sendable (ListedSkill) -> Bool {
        guard asksWhere else { return { [status] in status == "all" || $0.view.status == status } }
        let clusters = Dictionary(
            try await store.clusters(tenant: tenant).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let corrections = Dictionary(
            try await store.corrections(tenant: tenant).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        return { listed in
            guard status == "all" || listed.view.status == status else { return false }
            guard let cluster = clusters[listed.cluster] else { return true }
            return holds(cluster, cluster.members.compactMap { corrections[$0] })
        }
    }

    private func holds(_ cluster: Cluster, _ members: [Correction]) -> Bool {
        if let repository, case .repository(let own) = cluster.scope, own != repository { return false }
        if let agent, !members.contains(where: { $0.session.agent == agent }) { return false }
        guard let language else { return true }
        let own = members.reduce(into: Set()) { $0.formUnion(SourceLanguage.languages(of: $1)) }
        return own.isEmpty || own.contains(language)
    }
}
