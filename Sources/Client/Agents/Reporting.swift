internal import Events
internal import Foundation

/// What the person agreed that the agents report, and where to.
package struct Reporting: Sendable, Equatable {
    /// Without a trailing slash.
    package var server: String
    package var key: String
    /// Prompts and answers leave the agents as text.
    package var prompts: Bool
    /// Tool output and file contents do.
    package var outputs: Bool
    package var userEmail: String?

    package init(server: String, key: String, prompts: Bool, outputs: Bool, userEmail: String?) {
        self.server = server
        self.key = key
        self.prompts = prompts
        self.outputs = outputs
        self.userEmail = userEmail
    }

    /// As the configuration says; text only where it was agreed to.
    ///
    /// - Throws: `ClientError` where there is no key.
    package init(_ settings: ClientSettings, _ file: ConfigurationFile) throws(ClientError) {
        self.init(
            server: settings.server, key: try settings.requireKey(), prompts: file.capturePrompts == true,
            outputs: file.captureOutputs == true, userEmail: file.userEmail)
    }

    /// Whether the server is on this machine, so that nothing leaves it.
    package var isLoopback: Bool { ServerPlace.isThisMachine(server) }

    func endpoint(_ agent: Agent, _ signal: String) -> String {
        "\(server)/v1/otel/\(agent.rawValue)/\(signal)"
    }
}

/// Where a server is, as far as its address tells.
package enum ServerPlace {
    /// Only what can never be another machine counts as this one.
    package static func isThisMachine(_ server: String) -> Bool {
        guard var host = URLComponents(string: server)?.host?.lowercased() else { return false }
        host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        if ["localhost", "::1", "0.0.0.0"].contains(host) { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers.first == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
