internal import Events
internal import Hummingbird
internal import Store

/// `/conversations/{id}`: a conversation message by message, how it was judged, and the steps behind it.
struct ConversationPage: Sendable {
    private static let (messagesAtOnce, spansShown, evaluationsShown) = (100, 200, 200)

    private let applications: any ApplicationStore

    init(_ parts: ServerParts) { applications = parts.applications }

    func add(to group: RouterGroup<ModaContext>) {
        group.get("conversations/:id") { try await show($0, $1) }
    }

    private func show(_ request: Request, _ context: ModaContext) async throws -> Response {
        let (id, tenant) = (try context.part("id"), try context.tenant)
        guard let summary = try await applications.conversation(id, tenant: tenant) else {
            throw Failure.notFound("there is no such conversation")
        }
        let after = try request.cursor("after", of: "messages") { Int64($0) }
        let found = try await applications.messages(
            of: id, after: after, limit: Self.messagesAtOnce + 1, tenant: tenant)
        let page = Array(found.prefix(Self.messagesAtOnce))
        let spans = try await applications.spans(
            of: .conversation(id), limit: Self.spansShown + 1, tenant: tenant)
        let evaluations = try await applications.evaluations(
            of: .conversation(id), limit: Self.evaluationsShown, tenant: tenant)
        let url = PagePath.of("conversations", id)
        let values = ConversationValues(
            summary, messages: page, spans: Array(spans.prefix(Self.spansShown)),
            hasMoreSpans: spans.count > Self.spansShown, evaluations: evaluations,
            nextURL: found.count > page.count
                ? page.last.map { PagePath.with(url, ["after": String($0.position)]) } : nil,
            firstURL: after == nil ? nil : url)
        return try .page("Conversation", place: "/conversations", template: "conversation", values, context)
    }
}

/// What the page of a conversation shows.
struct ConversationValues: Sendable {
    let id: String
    let application: String
    let person: String
    let began: PageTime
    let ended: PageTime
    let numbers: String
    let models: String?
    let messages: [MessageValues]
    let isEmpty: Bool
    let evaluations: [EvaluationValues]
    let hasEvaluations: Bool
    let spans: [SpanValues]
    let hasSpans: Bool
    let hasMoreSpans: Bool
    let nextURL: String?
    let firstURL: String?

    init(
        _ summary: ConversationSummary, messages: [ConversationMessage], spans: [StoredSpan],
        hasMoreSpans: Bool, evaluations: [Evaluation], nextURL: String?, firstURL: String?
    ) {
        id = summary.id.oneLine(200)
        application = summary.application?.oneLine(80) ?? "an unknown application"
        person = summary.user?.oneLine(80) ?? "somebody"
        (began, ended) = (PageTime(summary.firstAt), PageTime(summary.lastAt))
        let tokens = Double(summary.usage.input ?? 0) + Double(summary.usage.output ?? 0)
        numbers =
            [
                counted(summary.turns, "turn"), counted(summary.calls, "model call"),
                "\(PageNumber.short(tokens)) tokens", summary.usage.cost.map(PageNumber.dollars),
                summary.errors > 0 ? counted(summary.errors, "error") : nil,
            ].compactMap(\.self).joined(separator: ", ")
        models =
            summary.models.isEmpty
            ? nil : summary.models.prefix(6).map { $0.oneLine(60) }.joined(separator: ", ")
        let judged = Dictionary(grouping: evaluations, by: \.target.spanID)
        self.messages = messages.map { message in
            let span = message.span.split(separator: "/").last.map(String.init) ?? ""
            let own = message.message.role == "assistant" ? judged[span] ?? [] : []
            return MessageValues(message, evaluations: own.map { EvaluationValues($0) })
        }
        isEmpty = messages.isEmpty
        self.evaluations = evaluations.map { EvaluationValues($0) }
        hasEvaluations = !evaluations.isEmpty
        self.spans = spans.map(SpanValues.init)
        hasSpans = !spans.isEmpty
        self.hasMoreSpans = hasMoreSpans
        self.nextURL = nextURL
        self.firstURL = firstURL
    }
}

extension Evaluation.Target {
    fileprivate var spanID: String? { if case .span(_, let span) = self { span } else { nil } }
}
