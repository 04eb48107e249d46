import ArgumentParser

/// `moda conversations`: what LLM applications and their users said.
struct Conversations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the conversations of LLM applications, each message once.",
        subcommands: [ConversationsList.self, ConversationsShow.self])
}
