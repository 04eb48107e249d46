import API
import ArgumentParser
import Client

/// What `moda skills approve`, `reject` and `retire` have in common.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The skill's id.") var id: String
    @Option(
        help: "The digest of the text that you looked at; if it is another one by now, nothing is decided.")
    var digest: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func decide(_ action: ReviewAction, reason: String?, force: Bool? = nil) async throws {
        let request = ReviewRequest(reason: reason, digest: digest, force: force)
        let view = try await connection.connect().decide(action, on: id, request)
        print(json ? JSONText.of(view) : DecisionText(view).text)
    }
}

/// `moda skills approve`.
struct SkillsApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a proposed skill, or bring a rejected or retired one back.",
        discussion: """
            What a gate asked is answered so. A draft for a skill that a person edited is merged into those edits first:
            'moda skills show' has the result, and what of the draft was not taken. What a gate refused needs --force; what the gates for secrets, for injection
            and for the form of a skill refused cannot be approved by anybody.
            """)

    @OptionGroup var options: DecisionOptions
    @Option(help: "Why; kept with the decision.") var reason: String?
    @Flag(help: "Overrule the gates that refused it.") var force = false

    func run() async throws {
        try await options.decide(.approve, reason: reason, force: force ? true : nil)
    }
}

/// `moda skills reject`.
struct SkillsReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Turn a proposed skill down.",
        discussion: """
            The same corrections make no candidate again; one that is made later does, and a person is asked about it,
            whatever the gates say. Of an approved skill this turns down the version that waits to follow it.
            """)

    @OptionGroup var options: DecisionOptions
    @Option(help: "Why: whoever meets the skill again reads it.") var reason: String

    func run() async throws { try await options.decide(.reject, reason: reason) }
}

/// `moda skills retire`.
struct SkillsRetire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take an approved skill back; the next pull removes it.",
        discussion:
            "It comes back only by 'moda skills approve', or as a proposal when it is corrected again.")

    @OptionGroup var options: DecisionOptions
    @Option(help: "Why; kept with the decision.") var reason: String?

    func run() async throws { try await options.decide(.retire, reason: reason) }
}
