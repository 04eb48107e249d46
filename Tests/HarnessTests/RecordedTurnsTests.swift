import Events
import Harness
import Ingest
import Normalizer
import Redaction
import Replay
import Store
import TestSupport
import Testing

/// Every word of the recorded users comes out of the raw bodies exactly once.
@Suite struct RecordedTurnsTests {
    @Test(arguments: ["acme-week", "acme-next-week", "wire"], [true, false])
    func everyHumanTurnComesOutOnceWithItsWordsAndItsChannel(_ name: String, _ hooksMayKeepWords: Bool)
        async throws
    {
        let recording = try Recording(name)
        let policy = CapturePolicy(prompts: hooksMayKeepWords)
        let found = try await recording.turns(of: recording.sessions, under: policy)
        let expected = try ExpectedTurns(name).bySession(of: recording)
        #expect(Set(found.filter { !$0.value.isEmpty }.keys) == Set(expected.keys))
        for (session, turns) in expected {
            // Words typed with a refusal stand only in a hook; a refusal without words is no word of the
            // user.
            let turns = turns.filter { hooksMayKeepWords || $0.channel != "refusal" }
            let heard = (found[session] ?? []).filter { $0.channel == .prompt || $0.text != nil }
            #expect(heard.map(\.text) == turns.map(\.saidText))
            #expect(heard.map(\.channelName) == turns.map(\.channelName))
            // In `wire` some prompts follow each other with nothing of the agent between them.
            guard name != "wire" else { continue }
            #expect(heard.dropFirst().allSatisfy { !$0.actions.isEmpty || !$0.agentText.isEmpty })
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func theOrderOfArrivalChangesNoTurn(_ seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let recording = try Recording("acme-next-week")
        let week = try Recording("acme-week")
        let sessions = recording.sessions
        let keep = CapturePolicy(prompts: !seed.isMultiple(of: 2))
        let inOrder = try await recording.turns(of: sessions, under: keep)
        let shuffled = try await recording.turns(of: sessions, under: keep) { $0.shuffled(using: &random) }
        #expect(shuffled == inOrder)
        let some = Array(week.sessions.shuffled(using: &random).prefix(4))
        let reference = try await week.turns(of: some, under: keep)
        #expect(try await week.turns(of: some, under: keep) { $0.shuffled(using: &random) } == reference)
    }
}

extension Recording {
    /// The users' turns by session id, after the whole way: intake, store, normalizer.
    fileprivate func turns(
        of sessions: [Session], under policy: CapturePolicy,
        order: ([RawEvent]) -> [RawEvent] = { $0 }
    ) async throws -> [String: [UserTurn]] {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path + "/moda.db", normalize: normalize)
        let intake = Intake(policy: policy)
        let raw = try sessions.flatMap { session in
            try session.requests.map { try intake.accept(delivery($0, of: session)) }
        }
        _ = try await store.append(order(raw), tenant: .local)
        while try await store.normalizeWaiting(limit: 100) == 100 {}
        let children = try await store.subagentSessions(tenant: .local)
        var turns: [String: [UserTurn]] = [:]
        for session in try await store.sessions(tenant: .local, unhandledOnly: false) {
            let events = try await store.events(of: session.key, tenant: .local)
            turns[session.key.id] =
                Conversation(session: session, events: events, isSubagent: children.contains(session.key.id))
                .turns
        }
        return turns
    }

    private func delivery(_ request: Request, of session: Session) throws -> Delivery {
        let isHook = request.path.hasSuffix("/hooks")
        let at = Timestamp(
            milliseconds: (Timestamp(rfc3339: session.recordedAt)?.milliseconds ?? 0) + request.at)
        return Delivery(
            provider: Provider(Agent(rawValue: session.agent) ?? .claude), signal: isHook ? .hooks : .logs,
            contentType: request.contentType, contentEncoding: request.contentEncoding,
            body: try body(of: request), receivedAt: at, observedAt: isHook ? at : nil,
            deliveryID: isHook ? request.file : nil)
    }
}

extension ExpectedTurns {
    /// The turns by session id, without the words that their user took back.
    fileprivate func bySession(of recording: Recording) -> [String: [Turn]] {
        let ids = Dictionary(recording.sessions.map { ($0.name, $0.sessionID) }) { first, _ in first }
        var result: [String: [Turn]] = [:]
        for turn in turns {
            let id = ids[turn.session] ?? ""
            if let last = result[id]?.last, turn.text.hasPrefix(last.text) { result[id]?.removeLast() }
            result[id, default: []].append(turn)
        }
        return result
    }
}

extension ExpectedTurns.Turn {
    /// The words as they are stored: redacted, and without what was pasted.
    fileprivate var saidText: String? {
        Redactor().redact(
            text.replacing(/<pasted_content[^>]*>.*?<\/pasted_content[^>]*>/.dotMatchesNewlines(), with: ""))
    }

    /// Steering is a prompt that stopped nothing.
    fileprivate var channelName: String { channel == "steering" ? "prompt" : channel }
}

extension UserTurn {
    /// A plain "No" stops the agent too; what is typed after it stands as a prompt in the list.
    fileprivate var channelName: String {
        let afterNo = actions.last?.outcome == .refused
        return channel == .refusal ? "refusal" : interrupted && !afterNo ? "interrupt" : "prompt"
    }
}
