import API
import ArgumentParser
import Client

/// `moda events raw`: the requests that came in, and what was refused and why.
struct EventsRaw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "raw", abstract: "List the requests that came in, the newest first.",
        discussion: """
            Bodies are shown as they are stored: after the capture policy and redaction. A refused request has none.
            """)

    @Flag(help: "Only what was refused, or accepted and then not readable.") var refused = false
    @Option(help: "claude, codex, cursor, application or datadog.") var provider: String?
    @Option(help: "logs, traces, metrics, hooks, spans or evaluations.") var signal: String?
    @Option(help: "How many, 1 to 500; with --body 1 to 50.") var limit = 20
    @Option(help: "Go on behind a page: what it printed as 'older'.") var before: String?
    @Flag(help: "Show the bodies too.") var body = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        let most = body ? 50 : 500
        guard (1...most).contains(limit) else { throw ValidationError("--limit is 1 to \(most)") }
    }

    func run() async throws {
        var wanted = ModaServer.RawEventsWanted(limit: limit)
        (wanted.onlyRefused, wanted.withBody, wanted.before) = (refused, body, before)
        (wanted.provider, wanted.signal) = (provider, signal)
        let list = try await connection.connect().rawEvents(wanted)
        print(json ? JSONText.of(list) : RawEventsText(list, onlyRefused: refused).text)
    }
}
