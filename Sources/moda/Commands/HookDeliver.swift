import ArgumentParser
import Client
import Foundation
import Hooks

/// `moda hook deliver`: sends what waits in the spool, until nothing comes any more.
struct HookDeliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "Send what hooks left in ~/.moda/spool; hooks start this by themselves.",
        discussion: """
            Texts that you did not agree to send stay here, secrets are cut out, before anything leaves the machine.
            Oldest first, each until the server has it. What the server refuses goes to ~/.moda/spool/refused.
            """)

    @Flag(help: "Take one more item from standard input, which found no room on disk.") var item = false

    func run() async throws {
        let spool = Spool(folder: Surroundings.home + "/spool")
        let courier = Courier(
            spool: spool, settings: { Self.settings() },
            ending: SessionEnding(modaHome: Surroundings.home), now: { Surroundings.now })
        let waiting = item ? SpoolItem(bytes: StandardInput(patience: 10_000).read().bytes) : nil
        if let waiting { await courier.run(with: waiting) } else { await courier.run() }
        ShadowUpkeep(modaHome: Surroundings.home, home: Surroundings.userHome).run(now: Surroundings.now)
    }

    /// A damaged file is for a person's commands to report; a courier goes on with what the environment says.
    private static func settings() -> (client: ClientSettings, file: ConfigurationFile) {
        let file = (try? ConfigurationFile(path: Surroundings.configurationPath)) ?? ConfigurationFile()
        return (ClientSettings(server: nil, environment: Surroundings.environment, file: file), file)
    }
}
