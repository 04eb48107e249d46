import ArgumentParser
import Client
import Ingest
import Server

/// `moda serve`: the server, with everything said on the command line or in the environment.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the server: takes in telemetry, distills skills, serves them.",
        discussion: """
            Make a key for it with 'moda keys create', with the same --database.
            What text is kept is set by environment variables; the first three want "true" or "1":
              CODING_AGENT_CAPTURE_PROMPTS            prompt text of hooks
              CODING_AGENT_CAPTURE_OUTPUT_SNIPPETS    tool output and file contents
              CODING_AGENT_ALLOW_EVENT_LEVEL_OPT_IN   let single events opt in
              MODA_CAPTURE_CONVERSATIONS              messages of LLM applications: kept unless false or 0
            Stops cleanly on SIGTERM and Ctrl-C: /readyz says so first, then requests that are being answered end.
            A key that another command revokes is refused after three seconds at most; a skill that another changes is
            served two seconds later.
            Behind a proxy: name it with --trusted-proxy, so that wrong sign-ins are counted by who makes them and not by
            the proxy (X-Forwarded-For), and cookies go by TLS only (X-Forwarded-Proto); of all others both are passed
            over. Let it keep Authorization, and not buffer text/event-stream.
            """)

    @OptionGroup var options: ServerOptions

    @Option(help: "Snapshots of this machine, read in place as the local tenant's (~/.moda/shadow).")
    var shadow: String?

    func run() async throws {
        let policy = CapturePolicy(environment: Surroundings.environment)
        try await runServer(options, policy: { policy }, localShadow: shadow) { address in
            say("moda serves \(options.serving.scheme)://\(address.host):\(address.port)")
        }
    }
}
