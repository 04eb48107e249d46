import API
import ArgumentParser
import Client

/// `moda conversations list`: the latest ones, in numbers.
struct ConversationsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List conversations, the latest first.")

    @Option(help: "Only those of this user.") var user: String?
    @Option(help: "Only those with this application.") var application: String?
    @Option(help: "How many, up to 500.") var limit = 50
    @Option(help: "Go on behind an earlier list: the 'next' that it ended with.") var before: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is a number from 1 to 500") }
    }

    func run() async throws {
        let list = try await connection.connect().conversations(
            user: user, application: application, limit: limit, before: before)
        print(json ? JSONText.of(list) : ConversationText.table(list))
    }
}
