package import Events
internal import Git
package import Hooks
package import Ingest

/// What of a hook's report leaves this machine: cleaned by the rules of the server, under what the person
/// agreed to, with what only this machine knows.
package struct OutgoingHook: Sendable {
    private var intake: Intake
    package var userEmail: String?
    /// The repository of a work tree, by its root; where a test wants none, nothing.
    package var repository: @Sendable (_ root: String) -> String?

    /// `intake` may be one that was used before: its rules take longer to prepare than one report to clean.
    package init(_ file: ConfigurationFile, intake: Intake = Intake(policy: CapturePolicy())) {
        self.intake = intake
        self.intake.policy = CapturePolicy(
            prompts: file.capturePrompts ?? false, outputs: file.captureOutputs ?? false)
        // Payloads are taken in whole, however large; what is left of them is small.
        self.intake.limits.body = 128 << 20
        userEmail = file.userEmail
        repository = { RepositoryName.of(root: $0) }
    }

    /// The names by which a payload itself says these things; then it knows better.
    private static let repositoryKeys = ["repo", "vcs.repository.name"]
    private static let branchKeys = ["branch", "vcs.ref.head.name", "git_branch"]
    private static let userKeys = [
        "user.email", "enduser.email", "moda.user_id", "enduser.id", "user_email",
    ]

    /// The body as the server gets it, with further members that a payload cannot have itself.
    ///
    /// - Throws: `Refusal` where the payload is nothing that a server would take.
    package func body(of item: SpoolItem, adding added: [String: JSONValue] = [:]) throws(Refusal) -> String {
        guard var members = members(of: item.payload) else {
            throw Refusal(status: 400, "a hook payload is one JSON object; this is not")
        }
        func complete(_ keys: [String], _ text: @autoclosure () -> String?) {
            guard let name = keys.first, !keys.contains(where: { says(members[$0]) }) else { return }
            members[name] = text().map(JSONValue.string)
        }
        complete(Self.repositoryKeys, item.root.flatMap(repository))
        complete(Self.branchKeys, item.branch)
        complete(Self.userKeys, userEmail)
        members.merge(added) { _, new in new }
        // What the person agreed to holds on a server that leaves it to the sender.
        for (name, isAgreed) in [
            ("moda.capture_prompts", intake.policy.prompts),
            ("moda.capture_outputs", intake.policy.outputs),
        ] where isAgreed && members[name] == nil {
            members[name] = .bool(true)
        }
        return try intake.accept(delivery(of: item, Array(JSONValue.object(members).text.utf8))).body
    }

    /// The payload's members; of one with more values than a server takes, those that say that it was there.
    private func members(of payload: [UInt8]) -> [String: JSONValue]? {
        do throws(JSONError) {
            // What this machine knows is added to it.
            return try JSONValue(parsing: payload, budget: intake.limits.hookValues - 100).object
        } catch {
            guard error.isOverBudget else { return nil }
            return (try? JSONValue(parsing: HookPayload(payload).remnant))?.object
        }
    }

    private func says(_ value: JSONValue?) -> Bool { value?.string.map { !$0.isEmpty } ?? false }

    private func delivery(of item: SpoolItem, _ body: [UInt8]) -> Delivery {
        Delivery(
            provider: Provider(item.agent), signal: .hooks, contentType: "application/json", body: body,
            receivedAt: item.observedAt, observedAt: item.observedAt, deliveryID: item.delivery)
    }
}
