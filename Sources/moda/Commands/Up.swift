import ArgumentParser
import Client
import Events
import Ingest
import Server
import Store

/// `moda up`: server, key and store in one go, on loopback, for one person on one machine.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a server on this machine with its own store and key; nothing to configure.",
        discussion: """
            The first time it makes a key and writes it to ~/.moda/config.json (readable by you only), where the other
            commands find it; 'moda init' then lets the coding agents report to it.
            What text is kept: what config.json says (capture_prompts, capture_outputs: true or false), else the
            variables that 'moda serve --help' names; by default no text of hooks. A change of the file, as by 'moda
            init', holds at once.
            """)

    @OptionGroup var options: ServerOptions

    func run() async throws {
        var file = try ConfigurationFile(path: Surroundings.configurationPath)
        try refuseToReplace(file)
        let store = try SQLiteStore(path: options.store.path)
        if try await !hasLiveKey(file.key, in: store) {
            file.key = try await KeyMaker(store: store).make(name: "moda up", tenant: .local).text
        }
        let key = file.key
        let capture = CaptureSettings(
            path: Surroundings.configurationPath,
            usual: CapturePolicy(environment: Surroundings.environment)
        ) { say("moda: \($0)") }
        try await runServer(
            options, policy: { capture.policy() }, localShadow: Surroundings.shadowRoot
        ) { address in
            let base = "\(options.serving.scheme)://\(address.host):\(address.port)"
            do throws(ClientError) {
                try ConfigurationFile.change(at: Surroundings.configurationPath) { file in
                    (file.server, file.key) = (base, key)
                }
            } catch {
                say("moda: \(error); other commands will need MODA_API_KEY and MODA_BASE_URL")
            }
            say(Self.welcome(base, capture.policy()))
        }
    }

    /// The commands and hooks of this machine report to one server; which, is the person's to change.
    private func refuseToReplace(_ file: ConfigurationFile) throws(ClientError) {
        guard let server = file.server, !ClientSettings(server: server, key: nil).isOnThisMachine else {
            return
        }
        throw ClientError(
            .local,
            "\(Surroundings.configurationPath) points at \(server); 'moda up' would replace its address and key. "
                + "Set MODA_HOME to another folder, or run 'moda serve', which writes nothing there")
    }

    private func hasLiveKey(_ text: String?, in store: SQLiteStore) async throws -> Bool {
        guard let key = text.flatMap(APIKey.init), let record = try await store.key(id: key.id) else {
            return false
        }
        return key.matches(digest: record.digest) && record.isLive(at: Surroundings.now)
    }

    private static func welcome(_ base: String, _ policy: CapturePolicy) -> String {
        """
        moda serves \(base)

        Let the coding agents report to it: moda init, in another terminal (it asks what may be captured)
        LLM applications: OTEL_EXPORTER_OTLP_ENDPOINT=\(base)
          OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer <api_key of \(Surroundings.configurationPath)>"
        Hooks: \(policy.prompts ? "prompt text is kept" : "no prompt text is kept"), \
        \(policy.outputs ? "output is kept" : "no output is kept").
        Then work as always, and from time to time: moda skills gen --wait, moda skills pull
        What came of it, in the browser: moda review prints a link.
        Ctrl-C stops it.
        """
    }
}
