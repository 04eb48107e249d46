import ArgumentParser
import Events
import Foundation
import Replay

/// Sends recorded sessions to a server as their programs sent them; a tool of the harness, not of the
/// product.
@main
struct ModaReplay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moda-replay",
        abstract: "Replay a folder of recorded telemetry through the real HTTP routes.",
        discussion: """
            Bodies go out byte for byte with their content types. Only time fields are shifted, by whole days, so that
            the recording's last day is yesterday; a hook, which has no time in its body, gets the header Moda-Observed-At.
            """)

    @Argument(help: "A folder with a manifest.json.") var folder: String
    @Option(help: "The server's address.") var server: String
    @Option(help: "The environment variable that holds the API key.") var keyVariable = "MODA_API_KEY"

    func run() async throws {
        let recording = try Recording(folder: folder)
        guard let key = ProcessInfo.processInfo.environment[keyVariable] else {
            throw ValidationError("set \(keyVariable) to an API key of the server")
        }
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let player = Player(recording: recording, server: server, key: key, lastDay: now.day - 1)
        let sent = try await player.play()
        print(
            "replayed \(sent.requests) requests (\(sent.bytes) bytes) of \(recording.sessions.count) sessions"
        )
    }
}
