import Client
import Events
import Foundation

/// What an agent's hooks run: `moda-hook claude`, `moda-hook codex`, `moda-hook cursor`, the payload on
/// standard input.
///
/// Prints nothing and exits 0 whatever happens, since agents act on what a hook says.
@main
enum ModaHook {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        guard let agent = arguments.first.flatMap(Agent.init(rawValue:)),
            let payload = try? FileHandle.standardInput.readToEnd()
        else { return }
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let sender = HookSender(settings: settings(), agent: agent)
        _ = await sender.send(Array(payload), observedAt: now, delivery: UUID().uuidString.lowercased())
    }

    private static func settings() -> ClientSettings {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["MODA_HOME"] ?? NSHomeDirectory() + "/.moda"
        // A damaged file is for 'moda' to report; a hook goes on with what the environment says.
        let file = (try? ConfigurationFile(path: home + "/config.json")) ?? ConfigurationFile()
        return ClientSettings(server: nil, environment: environment, file: file)
    }
}
