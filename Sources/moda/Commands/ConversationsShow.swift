import API
import ArgumentParser
import Client

/// `moda conversations show`: one conversation, message by message.
struct ConversationsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one conversation: its messages, the steps that were no model calls, its evaluations.")

    @Argument(help: "The conversation's id.") var id: String
    @Option(help: "How many messages, up to 1000.") var limit = 200
    @Option(help: "Go on behind this message's number.") var after: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000") }
    }

    func run() async throws {
        let detail = try await connection.connect().conversation(id, limit: limit, after: after)
        print(json ? JSONText.of(detail) : ConversationText.page(detail))
    }
}
