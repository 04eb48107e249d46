internal import API
internal import Events
internal import Hummingbird
internal import Ingest
internal import Store

/// `GET /v1/ingest/health`: what came in lately of each sender and signal, and whether the server keeps up.
struct IngestHealthRoutes {
    let statistics: any StatisticsStore
    let control: any ControlStore
    let policy: @Sendable () -> CapturePolicy
    let now: @Sendable () -> Timestamp

    init(_ parts: ServerParts) {
        statistics = parts.statistics
        control = parts.control
        policy = parts.currentPolicy
        now = parts.now
    }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("ingest/health") { try await show($0, $1) }
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        guard let tenancy = context.key, let key = try await control.key(id: tenancy.keyID) else {
            throw Failure.unauthorized
        }
        let now = now()
        let health = try await statistics.ingestHealth(at: now, tenant: tenancy.tenant)
        let view = IngestHealthView(
            version: ModaVersion.current, clock: now.rfc3339,
            key: .init(
                id: key.id, name: key.name, scopes: key.scopes.names, expiresAt: key.expiresAt?.rfc3339),
            signals: health.signals.map(IngestHealthView.Signal.init),
            agents: health.agents.map(IngestHealthView.Conversations.init),
            capturesPrompts: policy().prompts, waiting: health.waiting,
            oldestWaiting: health.oldestWaiting?.rfc3339, storeBytes: health.bytes,
            freeBytes: health.freeBytes)
        return try .json(view, headers: [.cacheControl: "no-store"])
    }
}

extension IngestHealthView.Signal {
    fileprivate init(_ signal: IngestHealth.Signal) {
        self.init(
            provider: signal.provider.rawValue, signal: signal.signal.rawValue,
            lastAt: signal.lastAt?.rfc3339,
            accepted: signal.accepted, refused: signal.refused,
            lastRefusal: signal.lastRefusal.map {
                .init(at: $0.at.rfc3339, status: $0.status, reason: $0.reason)
            })
    }
}

extension IngestHealthView.Conversations {
    fileprivate init(_ conversations: IngestHealth.Conversations) {
        self.init(
            agent: conversations.agent, sessions: conversations.sessions, prompts: conversations.prompts,
            promptsWithText: conversations.promptsWithText)
    }
}
