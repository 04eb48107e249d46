import Events
import Foundation
import Ingest
import Store
import TestSupport
import Testing

/// A marker is planted wherever words of a person may come to lie, and then looked for in the bytes of every file.
@Suite struct ForgettingTests {
    private let rig: EventStoreRig
    private static let marker = "xyzzy-marker-plugh"
    private static let at = Timestamp(milliseconds: 1_900_000_000_000)

    init() throws { rig = try EventStoreRig() }

    @Test func nothingOfASessionIsLeftInAnyFile() async throws {
        try await plant()
        #expect(try !files(with: Self.marker).isEmpty)
        let gone = try await rig.store.forget(
            .session(SessionFilter(agent: nil, id: "gone")), at: Self.at, tenant: .local)
        #expect(gone.sessions.map(\.id) == ["gone"])
        #expect(gone.counts.events == 1)
        #expect(gone.counts.skills == ["ours", "theirs"])
        #expect(try files(with: Self.marker) == [])
        #expect(try await rig.events(.claude, "gone").isEmpty)
    }

    @Test func whatWasAcknowledgedAMomentAgoIsForgottenTooWhoeverElseForgets() async throws {
        let names = (0..<6).map { "late-\($0)" }
        for name in names {
            _ = try await rig.store.append([try rig.raw(.claude, .logs, body([name]), at: 5)], tenant: .local)
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for name in names {
                group.addTask {
                    let target = ForgetTarget.session(SessionFilter(agent: .claude, id: name))
                    return try await rig.store.forget(target, at: Self.at, tenant: .local).counts.sessions
                }
            }
            for try await count in group { #expect(count == 1) }
        }
        try await rig.settle()
        for name in names { #expect(try await rig.events(.claude, name).isEmpty) }
        #expect(try await rig.store.rawEvents(tenant: .local, limit: 99).isEmpty)
    }

    @Test func othersOfTheSameRequestStay() async throws {
        try await plant()
        try await forget("gone")
        #expect(try await rig.events(.claude, "kept").map(\.text) == ["go on"])
        let bodies = try await rig.store.rawEvents(tenant: .local, limit: 10).map(\.event.body)
        #expect(bodies.count == 1)
        #expect(bodies.first?.contains("go on") == true)
    }

    @Test func itDoesNotComeBackByDerivingAnewOrSendingAgain() async throws {
        try await plant()
        try await forget("gone")
        try await rig.store.renormalize(tenant: .local)
        try await rig.settle()
        try await rig.put([try prompts(later: 5)])
        #expect(try await rig.events(.claude, "gone").isEmpty)
        #expect(try await rig.events(.claude, "kept").count == 1)
        let noise = Telemetry.logs([
            ["event.name": "noise", "session.id": "gone", "words": .string(Self.marker)]
        ])
        try await rig.put([
            try rig.raw(.claude, .logs, body(["gone"]), at: 9), try rig.raw(.claude, .logs, noise, at: 9),
        ])
        #expect(try await rig.events(.claude, "gone").isEmpty)
        #expect(try files(with: Self.marker) == [])
    }

    @Test func aPersonIsForgottenAsOfNowAndWelcomeAgain() async throws {
        try await plant()
        let gone = try await rig.store.forget(.user("ana@acme.dev"), at: Self.at, tenant: .local)
        #expect(gone.sessions.map(\.id) == ["gone"])
        #expect(try files(with: Self.marker) == [])
        try await rig.put([try rig.raw(.claude, .logs, body(["old"]), at: 7)])
        #expect(try await rig.events(.claude, "old").isEmpty)
        let later = Timestamp(milliseconds: Self.at.milliseconds + 1)
        try await rig.put([try rig.raw(.claude, .logs, body(["new"], at: later), at: later.milliseconds)])
        #expect(try await rig.events(.claude, "new").count == 1)
    }

    @Test func aConversationGoesWithItsTracesAndMessages() async throws {
        let span = Telemetry.spans([
            [
                "gen_ai.operation.name": "chat", "gen_ai.conversation.id": "c1", "enduser.id": "ana",
                "gen_ai.request.model": "m", "gen_ai.provider.name": "openai",
                "gen_ai.input.messages": .string(
                    "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"\(Self.marker)\"}]}]"),
            ]
        ])
        let raw = try Intake(policy: rig.policy).accept(
            Delivery(
                provider: .application, signal: .traces, contentType: "application/json", body: span,
                receivedAt: Timestamp(milliseconds: 0)))
        try await rig.put([raw])
        #expect(try !files(with: Self.marker).isEmpty)
        let gone = try await rig.store.forget(
            .session(SessionFilter(agent: nil, id: "c1")), at: Self.at, tenant: .local)
        #expect(gone.counts.conversations == 1)
        #expect(gone.counts.spans == 1)
        #expect(try files(with: Self.marker) == [])
        #expect(try await rig.store.conversation("c1", tenant: .local) == nil)
    }

    @Test func aDryRunCountsAndChangesNothing() async throws {
        try await plant()
        let counts = try await rig.store.forgettable(.user("ana@acme.dev"), tenant: .local)
        #expect(
            counts.sessions == 1 && counts.events == 1 && counts.rawEvents == 1 && counts.corrections == 1)
        #expect(try await rig.events(.claude, "gone").count == 1)
    }

    @Test func aSkillThatOthersSupportIsWithdrawnUntilTheNextRun() async throws {
        try await plant()
        try await forget("gone")
        let skill = try await rig.store.skill("theirs", tenant: .local)
        #expect(skill?.status == .retired)
        #expect(skill?.markdown.contains(Self.marker) == false)
        #expect(try await rig.store.skill("ours", tenant: .local) == nil)
        let last = try await rig.store.decisions(of: "theirs", tenant: .local).last
        #expect(last?.reason?.contains("the next run judges what is left") == true)
        #expect(last?.evidence == [])
        let clusters = try await rig.store.clusters(tenant: .local)
        #expect(clusters.map(\.members) == [["kept-1"]])
        #expect(clusters.map(\.recurrence.corrections) == [1])
        #expect(try await rig.store.candidates(tenant: .local).isEmpty)
    }

    @Test func anOlderListCleansWhatIsStillThere() async throws {
        try await plant()
        let list = ["gone", "never"].map {
            ForgottenDigest(tenant: .local, kind: .session, salt: "salt", value: "claude/\($0)", at: Self.at)
        }
        let counts = try await rig.store.forgetAgain(list, at: Self.at)
        #expect(counts.sessions == 1)
        #expect(try files(with: Self.marker) == [])
    }

    @Test func anotherTenantKeepsItsOwn() async throws {
        let other = TenantID(rawValue: "other")
        try await rig.put([try prompts()], tenant: other)
        try await plant()
        try await forget("gone")
        #expect(try await rig.events(.claude, "gone", tenant: other).count == 1)
    }

    private func forget(_ session: String) async throws {
        _ = try await rig.store.forget(
            .session(SessionFilter(agent: .claude, id: session)), at: Self.at, tenant: .local)
    }

    /// One request with prompts of two sessions, by two people.
    private func prompts(later: Int64 = 0) throws -> RawEvent {
        try rig.raw(.claude, .logs, body(["gone", "kept"]), at: later)
    }

    private func body(_ sessions: [String], at: Timestamp = Timestamp(milliseconds: 1_000)) -> [UInt8] {
        Telemetry.logs(
            sessions.map { session in
                [
                    "event.name": "user_prompt", "session.id": .string(session),
                    "prompt.id": .string(session),
                    "prompt": .string(session == "kept" ? "go on" : Self.marker),
                    "user.email": .string(session == "kept" ? "ben@acme.dev" : "ana@acme.dev"),
                    "event.timestamp": .string(at.rfc3339),
                ]
            })
    }

    /// Telemetry, and what a run would have made of it.
    private func plant() async throws {
        try await rig.put([try prompts()])
        let (gone, kept) = (
            correction("gone-1", "gone", Self.marker), correction("kept-1", "kept", "use tabs here")
        )
        for (correction, session) in [(gone, "gone"), (kept, "kept")] {
            try await rig.store.replaceCorrections(
                [correction], of: SessionKey(agent: .claude, id: session), handled: 9, tenant: .local)
        }
        let clusters = [cluster("alone", [gone]), cluster("both", [gone, kept])]
        try await rig.store.replaceClusters(clusters, contradictions: [], successions: [], tenant: .local)
        for (name, cluster) in [("ours", "alone"), ("theirs", "both")] {
            let text = "# \(name)\n\n> \(Self.marker)\n"
            let candidate = CandidateRecord(
                cluster: cluster, name: name, description: Self.marker, markdown: text,
                sentences: [CandidateSentence(text: Self.marker, evidence: ["gone-1"])], evidenceDigest: "",
                status: .promoted)
            let skill = SkillRecord(
                id: name, version: 1, status: .approved, description: Self.marker, markdown: text,
                digest: "d",
                cluster: cluster, updatedAt: Self.at)
            try await rig.store.promote(skill, from: candidate, tenant: .local)
        }
        _ = try await rig.store.review("theirs", tenant: .local) { _ in
            var decision = SkillDecision(
                skill: "theirs", cluster: "both", action: .reject, at: Self.at, keyID: "k", keyName: "ana",
                version: 1, digest: "d", evidence: ["gone-1", "kept-1"])
            (decision.text, decision.draft) = (Self.marker, Self.marker)
            return ReviewOutcome(decision: decision)
        }
        try await rig.store.saveModelAnswer(Self.marker, of: "d", model: "m", at: Self.at, tenant: .local)
        var job = JobRecord(id: "job", tenant: .local, createdAt: Self.at)
        (job.status, job.report) = (.done, "{\"corrections\":[\"\(Self.marker)\"]}")
        _ = try await rig.store.enqueue(job)
        try await plantBesides()
    }

    /// What runs keep for themselves: the files of a session, items, and what was set aside.
    private func plantBesides() async throws {
        try await rig.store.saveWorkedFiles(
            WorkedFiles([.init(language: "Swift", folder: Self.marker)]),
            of: SessionKey(agent: .claude, id: "gone"), tenant: .local)
        _ = try await rig.store.enqueue(JobRecord(id: "open", tenant: .local, createdAt: Self.at))
        let open = try #require(try await rig.store.takeJob(JobClaim(runner: "r", now: Self.at)))
        let item = JobItem(stage: "detect", id: "claude/gone", version: "1", body: Self.marker)
        _ = try await rig.store.begin(item, open.fence)
        try await rig.store.fenced(by: open.fence, finishing: item).replaceCorrections(
            [], of: SessionKey(agent: .claude, id: "none"), handled: 1, tenant: .local)
        let letter = DeadLetter(job: "open", item: item, reason: Self.marker, at: Self.at)
        try await rig.store.bury(letter, open.fence)
    }

    private func correction(_ id: String, _ session: String, _ words: String) -> Correction {
        Correction(
            id: id, session: SessionKey(agent: .claude, id: session), user: nil, repository: nil, at: Self.at,
            kind: .convention, words: words, instruction: words, confidence: 1, durability: 1,
            evidence: [Evidence(channel: .words, event: "e", detail: words)])
    }

    private func cluster(_ id: String, _ members: [Correction]) -> Cluster {
        Cluster(
            id: id, members: members.map(\.id), instruction: Self.marker, recurrence: Recurrence(of: members),
            scope: .everywhere)
    }

    /// The files of the store, log and all, in whose bytes a text stands.
    private func files(with text: String) throws -> [String] {
        let needle = Data(text.utf8)
        return try FileManager.default.contentsOfDirectory(atPath: rig.folder.path).sorted().filter { name in
            FileManager.default.contents(atPath: "\(rig.folder.path)/\(name)")?.range(of: needle) != nil
        }
    }
}
