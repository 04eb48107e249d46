import Events
import Foundation
import Replay

/// Sends a recorded case to a server as its programs sent it; a tool of the harness, not of the product.
///
/// Bodies go out byte for byte with their content types. Only time fields are shifted, by whole days, so that
/// the recording's last day is yesterday; a hook, which has no time in its body, gets the header
/// `Moda-Observed-At`.
@main
enum ModaReplay {
    private static let usage = """
        usage: MODA_API_KEY=KEY moda-replay FOLDER --server URL
        FOLDER holds a manifest.json as fixtures/README.md describes it.

        """

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 3, arguments[1] == "--server",
            let key = ProcessInfo.processInfo.environment["MODA_API_KEY"]
        else { return stop(usage, code: 64) }
        do {
            let recording = try Recording(folder: arguments[0])
            let today = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).day
            let player = Player(recording: recording, server: arguments[2], key: key, lastDay: today - 1)
            let sent = try await player.play()
            print(
                "replayed \(sent.requests) requests (\(sent.bytes) bytes) of \(recording.sessions.count) sessions"
            )
        } catch {
            stop("moda-replay: \(error)\n", code: 1)
        }
    }

    private static func stop(_ message: String, code: Int32) {
        FileHandle.standardError.write(Data(message.utf8))
        exit(code)
    }
}
