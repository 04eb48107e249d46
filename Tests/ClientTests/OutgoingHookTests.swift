import Client
import Events
import Hooks
import Ingest
import Normalizer
import TestSupport
import Testing

/// What of a hook's report leaves the machine.
@Suite struct OutgoingHookTests {
    private func item(_ payload: [String: JSONValue], agent: Agent = .claude) -> SpoolItem {
        var members: [String: JSONValue] = ["session_id": "s", "hook_event_name": "UserPromptSubmit"]
        members.merge(payload) { _, new in new }
        return SpoolItem(
            agent: agent, observedAt: Timestamp(milliseconds: 1_795_000_000_000), delivery: "d",
            root: "/w/web", branch: "main", payload: Array(JSONValue.object(members).text.utf8))
    }

    private func outgoing(_ change: (inout ConfigurationFile) -> Void = { _ in }) -> OutgoingHook {
        var file = ConfigurationFile()
        file.userEmail = "ana@example.com"
        change(&file)
        var outgoing = OutgoingHook(file)
        outgoing.repository = { $0 == "/w/web" ? "acme/web" : nil }
        return outgoing
    }

    private func who(_ item: SpoolItem, _ outgoing: OutgoingHook) throws -> Attribution? {
        let raw = RawEvent(
            provider: Provider(item.agent), signal: .hooks, receivedAt: item.observedAt,
            body: try outgoing.body(of: item), size: 0, digest: "")
        return try normalize(raw).events.first?.who
    }

    @Test func textThatNobodyAgreedToSendStaysHere() throws {
        let secret = "ghp_" + String(repeating: "a1B2c3", count: 6)
        let words = item(["prompt": .string("the blue one, token \(secret)")])
        let kept = try outgoing().body(of: words)
        #expect(!kept.contains("blue") && !kept.contains(secret) && kept.contains("prompt.trace"))
        let agreed = try outgoing { $0.capturePrompts = true }.body(of: words)
        #expect(agreed.contains("blue") && !agreed.contains(secret))
    }

    @Test func aReportOfTooManyValuesSaysThatItWasThere() throws {
        let many = item(["tool_response": .array(Array(repeating: .object([:]), count: 250_000))])
        let sent = try JSONValue(parsing: outgoing().body(of: many))
        #expect(sent["moda.payload_too_large"] == true && sent["session_id"] == "s")
        #expect(sent["repo"] == "acme/web" && sent["tool_response"] == nil)
    }

    @Test func whatWasAgreedToHoldsWhereTheServerLeavesItToTheSender() throws {
        let words = item(["prompt": "the blue one", "tool_response": "green"])
        let sent = try outgoing { $0.capturePrompts = true }.body(of: words)
        let server = Intake(policy: CapturePolicy(allowEventOptIn: true))
        let stored = try server.accept(
            Delivery(
                provider: .claude, signal: .hooks, contentType: "application/json", body: Array(sent.utf8),
                receivedAt: Timestamp(milliseconds: 0)))
        #expect(stored.body.contains("blue") && !stored.body.contains("green"))
        #expect(!(try outgoing().body(of: words).contains("moda.capture")))
    }

    @Test func aSessionGetsItsRepositoryBranchAndPerson() throws {
        let who = try #require(try who(item([:]), outgoing()))
        #expect(who.repository == "acme/web" && who.branch == "main" && who.user == "ana@example.com")
    }

    @Test(arguments: Agent.allCases) func whatThePayloadSaysItselfWins(_ agent: Agent) throws {
        let own = item(
            ["vcs.repository.name": "own/repo", "git_branch": "own", "user_email": "own@example.com"],
            agent: agent)
        let who = try #require(try who(own, outgoing()))
        #expect(who.repository == "own/repo" && who.branch == "own" && who.user == "own@example.com")
    }

    @Test func whatIsNotKnownIsNotSaid() throws {
        var plain = item([:])
        (plain.root, plain.branch) = (nil, nil)
        let body = try JSONValue(parsing: outgoing { $0.userEmail = nil }.body(of: plain))
        #expect(body.object?.keys.sorted() == ["hook_event_name", "session_id"])
    }

    @Test(arguments: ["", "[]", "{", "\"x\"", String(repeating: "[", count: 100_000)])
    func whatIsNoObjectIsRefusedHere(_ text: String) {
        var item = item([:])
        item.payload = Array(text.utf8)
        #expect(throws: Refusal.self) { try outgoing().body(of: item) }
    }

    /// Once here and once on the server: the rows must be those of a server that got the report as it was.
    @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
    func theServerMakesTheSameRowsOfIt(_ prompts: Bool, _ outputs: Bool) throws {
        let policy = CapturePolicy(prompts: prompts, outputs: outputs)
        var file = ConfigurationFile()
        (file.capturePrompts, file.captureOutputs) = (prompts, outputs)
        var sender = OutgoingHook(file)
        sender.repository = { _ in nil }
        var differing: [String] = []
        for hook in RecordedHook.all {
            let item = SpoolItem(
                agent: hook.agent, observedAt: Timestamp(milliseconds: 1_795_000_000_000), delivery: "d",
                root: nil, branch: nil, payload: hook.body)
            let direct = try rows(hook.body, hook.agent, policy)
            let cleaned = try rows(Array(sender.body(of: item).utf8), hook.agent, policy)
            if direct != cleaned { differing.append(hook.path) }
        }
        #expect(differing.isEmpty, "\(differing.count): \(differing.prefix(5))")
    }

    private func rows(_ body: [UInt8], _ agent: Agent, _ policy: CapturePolicy) throws -> [CodingAgentEvent] {
        let moment = Timestamp(milliseconds: 1_795_000_000_000)
        let raw = try Intake(policy: policy).accept(
            Delivery(
                provider: Provider(agent), signal: .hooks, contentType: "application/json", body: body,
                receivedAt: moment, observedAt: moment, deliveryID: "d"))
        return try normalize(raw).events.map { event in
            var event = event
            for name in ["moda.capture_prompts", "moda.capture_outputs"] { event.attributes[name] = nil }
            return event
        }
    }
}
