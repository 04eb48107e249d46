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
            Oldest first, each until the server has it. What the server refuses goes to ~/.moda/spool/refused;
            what it fails at for hours, to ~/.moda/spool/aside, so that the rest can pass. --all tries both again.
            """)

    @Flag(help: "Try again also what was set aside and what was refused.") var all = false
    @Flag(help: "Take one more item from standard input, which found no room on disk.") var item = false

    func run() async throws {
        let spool = Spool(folder: Surroundings.home + "/spool")
        let courier = Courier(
            spool: spool, settings: { Self.settings() },
            ending: SessionEnding(modaHome: Surroundings.home), now: { Surroundings.now })
        let waiting = item ? SpoolItem(bytes: StandardInput(patience: 10_000).read().bytes) : nil
        if let waiting {
            await courier.run(with: waiting)
        } else if await !courier.run(withShelves: all), all {
            throw ClientError(.local, "another courier is at work; try again when it is done")
        }
        if all { print(FindingsText.line(Diagnosis.spool(SpoolFacts(spool), now: Surroundings.now))) }
        ShadowUpkeep(modaHome: Surroundings.home, home: Surroundings.userHome).run(now: Surroundings.now)
    }

    /// What holds for each item; with a damaged file, nothing is sent.
    ///
    /// That is for a person's commands to report. Without it nobody knows what the person agreed to, and words that
    /// are left out once are gone.
    private static func settings() -> (client: ClientSettings, file: ConfigurationFile) {
        guard let file = try? ConfigurationFile(path: Surroundings.configurationPath) else {
            return (ClientSettings(server: ClientSettings.defaultServer, key: nil), ConfigurationFile())
        }
        return (ClientSettings(server: nil, environment: Surroundings.environment, file: file), file)
    }
}
