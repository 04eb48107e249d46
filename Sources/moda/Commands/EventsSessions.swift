import API
import ArgumentParser
import Client

/// `moda events sessions`: the coding agents' sessions.
struct EventsSessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List the coding agents' sessions, the last begun first.",
        discussion: "Times are UTC. One session's events: moda events tail --session AGENT/ID --limit 500.")

    @Option(help: "How many, 1 to 500.") var limit = 20
    @Option(help: "Go on behind a page: what it printed as 'older'.") var before: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is 1 to 500") }
    }

    func run() async throws {
        let list = try await connection.connect().sessions(before: before, limit: limit)
        print(json ? JSONText.of(list) : SessionsText(list).text)
    }
}
