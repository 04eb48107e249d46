internal import API
internal import Events
internal import Hummingbird
internal import Store

/// `/v1/conversations` and `/v1/evaluations`: what LLM applications said, and how it was judged.
struct ConversationRoutes {
    let applications: any ApplicationStore

    /// Spans and evaluations that one answer holds; a conversation is read by its messages.
    private static let (spanLimit, evaluationLimit) = (500, 500)

    func add(to group: RouterGroup<ModaContext>) {
        group.get("conversations") { try await list($0, $1) }
        group.get("conversations/:id") { try await show($0, $1) }
        group.get("evaluations") { try await evaluations($0, $1) }
    }

    private func list(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        let filter = ConversationFilter(
            user: request.query("user"), application: request.query("application"),
            since: try request.time("since"))
        let found = try await applications.conversations(
            filter, limit: limit + 1,
            before: try request.cursor("before", of: "conversations", PageMark.init(cursor:)),
            tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map {
                PageCursor.write(PageMark(at: $0.lastAt, id: $0.id).cursor, of: "conversations")
            } : nil
        let list = ConversationList(conversations: page.map(ConversationView.init), next: next)
        return try .page(list, next: next, as: "before", of: request)
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        guard let conversation = try await applications.conversation(id, tenant: tenant) else {
            throw Failure.notFound("no conversation '\(id.prefix(64))': GET /v1/conversations lists them")
        }
        let limit = try request.limit(default: 200, highest: 1_000)
        let after = try request.cursor("after", of: "messages") { Int64($0) }
        let messages = try await applications.messages(
            of: id, after: after, limit: limit + 1, tenant: tenant)
        let page = messages.prefix(limit)
        let spans = try await applications.spans(
            of: .conversation(id), limit: Self.spanLimit + 1, tenant: tenant)
        let evaluations = try await applications.evaluations(
            of: .conversation(id), limit: Self.evaluationLimit, tenant: tenant)
        let next =
            messages.count > limit
            ? page.last.map { PageCursor.write(String($0.position), of: "messages") } : nil
        let detail = ConversationDetail(
            conversation: ConversationView(conversation), messages: page.map(MessageView.init), next: next,
            spans: spans.prefix(Self.spanLimit).map(SpanView.init),
            hasMoreSpans: spans.count > Self.spanLimit,
            evaluations: evaluations.map(EvaluationView.init))
        return try .page(detail, next: next, as: "after", of: request)
    }

    private func evaluations(_ request: Request, _ context: ModaContext) async throws -> Response {
        let limit = try request.limit(default: 50, highest: 500)
        let found = try await applications.evaluations(
            label: request.query("label"), limit: limit + 1,
            before: try request.cursor("before", of: "evaluations", PageMark.init(cursor:)),
            tenant: context.tenant)
        let page = found.prefix(limit)
        let next =
            found.count > limit
            ? page.last.map { PageCursor.write(PageMark(at: $0.at, id: $0.id).cursor, of: "evaluations") }
            : nil
        let list = EvaluationList(evaluations: page.map(EvaluationView.init), next: next)
        return try .page(list, next: next, as: "before", of: request)
    }
}

extension Request {
    /// A parameter that is a time; nil where it is missing.
    fileprivate func time(_ name: String) throws -> Timestamp? {
        guard let text = given(name) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            throw Failure(status: .badRequest, detail: "\(name) is a time such as 2026-11-21T05:58:00Z")
        }
        return time
    }
}

extension ConversationView {
    fileprivate init(_ summary: ConversationSummary) {
        self.init(
            id: summary.id, application: summary.application, user: summary.user,
            firstAt: summary.firstAt.rfc3339, lastAt: summary.lastAt.rfc3339, modelCalls: summary.calls,
            turns: summary.turns, errors: summary.errors, tokens: TokensView(summary.usage),
            cost: summary.usage.cost, models: summary.models)
    }
}

extension MessageView {
    fileprivate init(_ message: ConversationMessage) {
        self.init(
            position: message.position, message: message.message, at: message.at, span: message.span,
            isFailed: message.isFailed)
    }
}

extension SpanView {
    fileprivate init(_ stored: StoredSpan) {
        self.init(
            stored.span, application: stored.application, user: stored.user, duplicateOf: stored.duplicateOf)
    }
}
