internal import Foundation

/// Where the commands look for the server and the key (decisions: "Where the CLI looks").
///
/// Key: `MODA_API_KEY`, then the configuration file. Server: the option, `MODA_BASE_URL`, the file, the local
/// default.
package struct ClientSettings: Sendable, Equatable {
    package static let defaultServer = "http://127.0.0.1:4318"

    package var server: String
    package var key: String?

    package init(server: String, key: String?) {
        self.server = server
        self.key = key
    }

    package init(server option: String?, environment: [String: String], file: ConfigurationFile) {
        func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        let server = given(option) ?? given(environment["MODA_BASE_URL"]) ?? file.server ?? Self.defaultServer
        self.server = String(server.reversed().drop { $0 == "/" }.reversed())
        key = given(environment["MODA_API_KEY"]) ?? file.key
    }

    /// The key, or an error that says how to get one.
    package func requireKey() throws(ClientError) -> String {
        guard let key else {
            throw ClientError(
                .refused,
                "no API key: set MODA_API_KEY, or run 'moda up' once, which writes ~/.moda/config.json")
        }
        return key
    }
}

/// `~/.moda/config.json`: the key, the server, and what its owner agreed to have captured.
package struct ConfigurationFile: Sendable, Codable, Equatable {
    package var key: String?
    package var server: String?
    /// For a local `moda up`: keep prompt text, keep output snippets.
    package var capturePrompts: Bool?
    package var captureOutputs: Bool?
    /// Whether the agents report at all: hooks and exporters are installed.
    package var traceAgents: Bool?
    /// Whether hooks take snapshots of work trees; nil is yes.
    package var snapshots: Bool?
    /// Whether snapshots may go to a server on another machine; nil is no.
    package var shareSnapshots: Bool?
    /// Who the events are said to be of (`user.email`).
    package var userEmail: String?

    package init() {}

    /// Reads the file; none is an empty configuration.
    ///
    /// - Throws: `ClientError` where it is there and cannot be read, or is not the JSON that it should be.
    package init(path: String) throws(ClientError) {
        guard let bytes = try ConfigFiles.read(path) else { return }
        do {
            self = try JSONDecoder().decode(ConfigurationFile.self, from: Data(bytes))
        } catch {
            let reason = (error as? DecodingError).map(FileTrouble.reason) ?? FileTrouble.reason(error)
            throw ClientError(.local, "\(path) is not valid: \(reason). Mend it or move it away")
        }
    }

    /// Changes the file as it is at that moment, so that two commands at a time do not undo each other's answers.
    ///
    /// - Returns: What stands there now.
    /// - Throws: `ClientError` where it is not the JSON that it should be, or cannot be written.
    @discardableResult
    package static func change(
        at path: String, _ change: (inout ConfigurationFile) -> Void
    ) throws(ClientError) -> ConfigurationFile {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return try SettingsLock.held(in: folder) { () throws(ClientError) in
            var file = try ConfigurationFile(path: path)
            change(&file)
            try file.write(to: path)
            return file
        }
    }

    /// Writes it whole or not at all, readable by its owner only, since it holds the key.
    package func write(to path: String) throws(ClientError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            try PrivateFile.write(Array(try encoder.encode(self)) + [10], to: path)
        } catch {
            throw ClientError(.local, "cannot write \(path): \(FileTrouble.reason(error))")
        }
    }

    private enum CodingKeys: String, CodingKey {
        case key = "api_key"
        case server = "base_url"
        case capturePrompts = "capture_prompts"
        case captureOutputs = "capture_outputs"
        case traceAgents = "trace_agents"
        case snapshots
        case shareSnapshots = "share_snapshots"
        case userEmail = "user_email"
    }
}
