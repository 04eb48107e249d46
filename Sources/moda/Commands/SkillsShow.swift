import ArgumentParser
import Client

/// `moda skills show`: one skill with the gates' verdicts and the words behind it.
struct SkillsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one skill or candidate: its text, its evidence, what the gates said.",
        discussion: """
            Where a new version of an approved skill waits, the difference between the two is shown, and the verdicts are
            of the new one.
            """)

    @Argument(help: "The skill's id.") var id: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let detail = try await connection.connect().skill(id)
        print(json ? JSONText.of(detail) : SkillText(detail).text)
    }
}
