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
            commands find it. Point an agent at it with the address and key that it prints.
            What text is kept: what config.json says (capture_prompts, capture_outputs: true or false), else the
            variables that 'moda serve --help' names; by default no text of hooks.
            """)

    @OptionGroup var options: ServerOptions

    func run() async throws {
        var file = try ConfigurationFile(path: Surroundings.configurationPath)
        let store = try SQLiteStore(path: options.store.path)
        if try await !hasLiveKey(file.key, in: store) {
            file.key = try await KeyMaker(store: store).make(name: "moda up", tenant: .local).text
        }
        let key = file.key ?? ""
        let known = file
        try await runServer(options, policy: policy(file)) { address in
            let base = "http://\(address.host):\(address.port)"
            var file = known
            file.server = base
            do {
                try file.write(to: Surroundings.configurationPath)
            } catch {
                say("moda: \(error); other commands will need MODA_API_KEY and MODA_BASE_URL")
            }
            say(Self.welcome(base, key))
        }
    }

    private func hasLiveKey(_ text: String?, in store: SQLiteStore) async throws -> Bool {
        guard let key = text.flatMap(APIKey.init), let record = try await store.key(id: key.id) else {
            return false
        }
        return key.matches(digest: record.digest) && record.isLive(at: Surroundings.now)
    }

    private func policy(_ file: ConfigurationFile) -> CapturePolicy {
        var policy = CapturePolicy(environment: Surroundings.environment)
        if file.capturePrompts == true { policy.prompts = true }
        if file.captureOutputs == true { policy.outputs = true }
        return policy
    }

    private static func welcome(_ base: String, _ key: String) -> String {
        """
        moda serves \(base)

        Point Claude Code at it (shell, or the env block of ~/.claude/settings.json):
          CLAUDE_CODE_ENABLE_TELEMETRY=1 OTEL_LOGS_EXPORTER=otlp OTEL_LOG_USER_PROMPTS=1 OTEL_LOG_TOOL_DETAILS=1
          OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
          OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=\(base)/v1/otel/claude/logs
          OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer <api_key of \(Surroundings.configurationPath)>"
        Then work as always, and from time to time: moda skills gen --wait, moda skills pull
        Ctrl-C stops it.
        """
    }
}
