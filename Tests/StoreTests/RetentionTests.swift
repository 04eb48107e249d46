import Events
import Store
import TestSupport
import Testing

@Suite struct RetentionTests {
    private let prepared: PreparedStore
    private static let end = Timestamp(milliseconds: 10_000)

    init() throws { prepared = try PreparedStore() }

    @Test func anOldSessionGoesWithItsRawEventOnceItWasRead() async throws {
        try await prepared.put([made("a", .prompt, at: 1, session: "old")])
        try await prepared.put([made("b", .prompt, at: 20_000, session: "new")])
        #expect(try await expireAll().sessions == 0)
        try await read("old")
        let gone = try await expireAll()
        #expect(gone.sessions == 1 && gone.events == 1 && gone.rawEvents == 1)
        #expect(try await sessions() == ["new"])
        #expect(try await prepared.store.rawEvents(tenant: .local, limit: 9).count == 1)
    }

    @Test func aSessionOnWhichASkillRestsStays() async throws {
        try await prepared.put([made("a", .prompt, at: 1, session: "old")])
        try await read("old", corrections: ["c1"])
        let correction = try #require(try await prepared.store.corrections(tenant: .local).first)
        let cluster = Cluster(
            id: "k", members: ["c1"], instruction: "", recurrence: Recurrence(of: [correction]),
            scope: .everywhere)
        try await prepared.store.replaceClusters(
            [cluster], contradictions: [], successions: [], tenant: .local)
        let candidate = CandidateRecord(
            cluster: "k", name: "skill", description: "", markdown: "", sentences: [], evidenceDigest: "",
            status: .promoted)
        var skill = SkillRecord(
            id: "skill", version: 1, status: .approved, description: "", markdown: "", digest: "",
            cluster: "k",
            updatedAt: Self.end)
        try await prepared.store.promote(skill, from: candidate, tenant: .local)
        #expect(try await expireAll() == Expired())
        #expect(try await prepared.store.rawEvents(tenant: .local, limit: 9).count == 1)
        (skill.status, skill.version) = (.retired, 2)
        try await prepared.store.promote(skill, from: candidate, tenant: .local)
        #expect(try await expireAll().sessions == 1)
    }

    @Test func correctionsStayWithTheirClusters() async throws {
        try await prepared.put([made("a", .prompt, at: 1, session: "old")])
        try await read("old", corrections: ["c1"])
        #expect(try await expireAll().sessions == 1)
        #expect(try await prepared.store.corrections(tenant: .local).map(\.id) == ["c1"])
    }

    @Test func aBatchIsSmall() async throws {
        try await prepared.put((0..<50).map { made("e\($0)", .prompt, at: 1, session: "old") })
        try await read("old")
        var sweep = ExpirySweep(before: Self.end)
        #expect(try await prepared.store.expire(&sweep, atMost: 20)?.events == 20)
        #expect(try await expireAll().events == 30)
    }

    @Test func aSessionThatGoesOnSinceItWasPickedStays() async throws {
        try await prepared.put([made("a", .prompt, at: 1, session: "one")])
        try await prepared.put([made("b", .prompt, at: 2, session: "two")])
        for session in ["one", "two"] { try await read(session) }
        var sweep = ExpirySweep(before: Self.end)
        #expect(try await prepared.store.expire(&sweep, atMost: 20)?.events == 1)
        // Both were picked by now.
        try await prepared.put([made("c", .prompt, at: 20_000, session: "two")])
        while try await prepared.store.expire(&sweep, atMost: 20) != nil {}
        #expect(try await sessions() == ["two"])
    }

    @Test func rawEventsOfWhichNothingWasMadeGoToo() async throws {
        for _ in 0..<3 { try await prepared.put([]) }
        try await prepared.put([made("a", .prompt, at: 20_000, session: "new")])
        #expect(try await expireAll().rawEvents == 3)
        #expect(try await prepared.store.rawEvents(tenant: .local, limit: 9).count == 1)
    }

    @Test func aConversationGoesWithItsTracesAndTheMessagesThatNobodyElseNames() async throws {
        try await prepared.put(spans: [
            .call("one", at: 1, conversation: "old", ["shared", "gone"]),
            .call("two", at: 2, conversation: "old", ["gone too"]),
        ])
        try await prepared.put(spans: [.call("three", at: 20_000, conversation: "new", ["shared", "kept"])])
        let gone = try await expireAll()
        #expect(gone.traces == 2 && gone.messages == 2 && gone.rawEvents == 1)
        #expect(try await prepared.store.conversation("old", tenant: .local) == nil)
        #expect(try await prepared.store.conversation("new", tenant: .local)?.calls == 1)
    }

    @Test func messagesThatASweepLeftBehindAreFoundByTheNextProcess() async throws {
        try await prepared.put(spans: [.call("one", at: 1, conversation: "old", ["gone"])])
        var sweep = ExpirySweep(before: Self.end)
        #expect(try await prepared.store.expire(&sweep, atMost: 20)?.traces == 1)
        // The process ends here.
        #expect(try await expireAll().messages == 0)
        #expect(try await expireAll(looksForLeftovers: true).messages == 1)
    }

    @Test func aMessageThatWasNamedMeanwhileStays() async throws {
        try await prepared.put(spans: [.call("one", at: 1, conversation: "old", ["again"])])
        var sweep = ExpirySweep(before: Self.end)
        #expect(try await prepared.store.expire(&sweep, atMost: 20)?.traces == 1)
        try await prepared.put(spans: [.call("two", at: 20_000, conversation: "new", ["again"])])
        var messages = 0
        while let gone = try await prepared.store.expire(&sweep, atMost: 20) { messages += gone.messages }
        #expect(messages == 0)
    }

    @Test func jobsThatAreOverGo() async throws {
        for (id, status) in [("a", JobRecord.Status.done), ("b", .waiting)] {
            var job = JobRecord(id: id, tenant: .local, createdAt: Timestamp(milliseconds: 1))
            job.status = status
            _ = try await prepared.store.enqueue(job)
        }
        #expect(try await expireAll().jobs == 1)
        #expect(try await prepared.store.job("b", tenant: .local) != nil)
    }

    private func expireAll(looksForLeftovers: Bool = false) async throws -> Expired {
        var gone = Expired()
        var sweep = ExpirySweep(before: Self.end, looksForLeftovers: looksForLeftovers)
        while let batch = try await prepared.store.expire(&sweep, atMost: 20) { gone += batch }
        return gone
    }

    private func sessions() async throws -> [String] {
        try await prepared.store.sessions(tenant: .local, unhandledOnly: false).map(\.key.id)
    }

    private func read(_ session: String, corrections ids: [String] = []) async throws {
        let key = SessionKey(agent: .claude, id: session)
        let corrections = ids.map {
            Correction(
                id: $0, session: key, user: nil, repository: nil, at: Timestamp(milliseconds: 1),
                kind: .convention, words: "w", instruction: "i", confidence: 1, durability: 1,
                evidence: [Evidence(channel: .words, event: "a", detail: "w")])
        }
        try await prepared.store.replaceCorrections(corrections, of: key, handled: 99, tenant: .local)
    }
}
