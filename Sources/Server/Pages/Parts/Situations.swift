internal import Events
internal import Harness
internal import Shadow
internal import Store

/// Corrections in the situation in which they were made: what the agent had done, what was said, what it did then.
struct Situations: Sendable {
    /// A session of more is not read for a page; what was said in it is known without.
    private static let mostEvents = 10_000

    let events: any EventStore
    let history: any EventHistory
    let edits: ShadowEdits

    init(_ parts: ServerParts) {
        events = parts.events
        history = parts.history
        edits = ShadowEdits(parts.shadow)
    }

    /// One entry a correction, in their order; sessions are read once each.
    func around(_ corrections: [Correction], tenant: TenantID) async throws -> [EvidenceValues] {
        var conversations: [SessionKey: Conversation] = [:]
        for key in Set(corrections.map(\.session)) {
            conversations[key] = try await conversation(key, tenant: tenant)
        }
        return corrections.map { EvidenceValues($0, in: conversations[$0.session]) }
    }

    /// A session as the detector reads it; nil where its events are gone.
    private func conversation(_ key: SessionKey, tenant: TenantID) async throws -> Conversation? {
        guard let session = try await history.session(key, tenant: tenant),
            session.session.events <= Self.mostEvents
        else { return nil }
        let rows = try await events.events(of: key, tenant: tenant)
        // Snapshots stand beside the events: where they cannot be read, the words are still shown.
        let edits = (try? await edits.edits(of: key, tenant: tenant)) ?? []
        return Conversation(
            session: session.session, events: rows, isSubagent: session.isSubagent, edits: edits)
    }
}

/// One correction as a page shows it in its situation.
struct EvidenceValues: Sendable {
    struct Action: Sendable {
        let tool: String
        let input: String
        let outcome: String
        let style: String

        init(_ action: AgentAction) {
            tool = action.tool.oneLine(60)
            input = action.input.oneLine(300)
            outcome = action.outcome.rawValue
            style =
                switch action.outcome {
                case .succeeded: "good"
                case .failed, .refused: "bad"
                case .unknown: "off"
                }
        }
    }

    struct EditDiff: Sendable {
        let title: String
        let lines: [DiffLine]

        init(_ edit: WorkTreeEdit) {
            let how: String =
                switch edit.kind {
                case .reverted: "reverted the agent's lines in"
                case .rewrote: "rewrote the agent's lines in"
                case .deleted: "deleted"
                case .restored: "restored"
                case .edited: "edited"
                }
            title = "\(how) \(edit.path.oneLine(200))" + (edit.certainty == .sure ? "" : " (likely)")
            var changed = TextDifference(from: edit.agentText, to: edit.userText).lines
            // What follows the last line break is no line.
            if changed.last == " " { changed.removeLast() }
            lines = DiffLine.lines(changed)
        }
    }

    private static let (mostBefore, mostAfter, mostEdits) = (6, 3, 4)

    let words: LongText?
    let channels: [String]
    let person: String
    let agent: String
    let place: String
    let time: PageTime
    let sessionURL: String
    let agentText: LongText?
    let before: [Action]
    let after: [Action]
    let edits: [EditDiff]
    let hasBefore: Bool
    let hasAfter: Bool
    let details: [String]

    init(_ correction: Correction, in conversation: Conversation?) {
        let ids = Set(correction.evidence.map(\.event))
        let index = conversation?.turns.firstIndex { ids.contains($0.id) }
        let turn = index.flatMap { conversation?.turns[$0] }
        let next = index.flatMap { place in
            conversation.flatMap { $0.turns.indices.contains(place + 1) ? $0.turns[place + 1] : nil }
        }
        let said = turn?.text ?? correction.words
        words = said.isEmpty ? nil : LongText(said)
        channels = correction.evidence.map(\.channel.inWords)
        person = correction.user?.oneLine(80) ?? "somebody"
        agent = correction.session.agent.title
        place = correction.repository?.oneLine(80) ?? "an unknown repository"
        time = PageTime(correction.at)
        let anchor = turn?.id ?? correction.evidence.first?.event ?? ""
        sessionURL = Self.url(correction.session, event: anchor)
        agentText = turn.flatMap { $0.agentText.isEmpty ? nil : LongText($0.agentText) }
        before = turn?.actions.suffix(Self.mostBefore).map(Action.init) ?? []
        after = next?.actions.prefix(Self.mostAfter).map(Action.init) ?? []
        edits = turn?.edits.filter { !$0.isWhitespaceOnly }.prefix(Self.mostEdits).map(EditDiff.init) ?? []
        hasBefore = agentText != nil || !before.isEmpty
        hasAfter = !after.isEmpty
        let isShown = edits.isEmpty
        details = correction.evidence.filter {
            $0.channel != .words && $0.channel != .repetition && ($0.channel != .edit || isShown)
        }
        .map { $0.detail.oneLine(300) }.filter { !$0.isEmpty }
    }

    /// The session's page that holds the event, at the event.
    static func url(_ session: SessionKey, event: String) -> String {
        let page = PagePath.of("sessions", session.agent.rawValue, session.id)
        guard !event.isEmpty else { return page }
        return PagePath.with(page, ["at": event]) + "#" + PagePath.anchor(event)
    }
}

extension Evidence.Channel {
    /// What was seen, for a person.
    var inWords: String {
        switch self {
        case .words: "in words"
        case .refusal: "refused a tool call"
        case .interrupt: "stopped the agent"
        case .command: "the agent then ran another command"
        case .repetition: "asked again"
        case .edit: "changed the agent's lines by hand"
        }
    }
}
