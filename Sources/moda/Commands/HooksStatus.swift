import ArgumentParser
import Client
import Events
import Hooks

/// `moda hooks status`: what each agent has of ours.
struct HooksStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what each agent is set up to report, and what waits to be sent.")

    @OptionGroup var choice: AgentOptions
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        let file = try ConfigurationFile(path: Surroundings.configurationPath)
        // Without a key, what stands there is shown without saying whether it is up to date.
        let reporting = try? Reporting(Surroundings.settings(server: connection.server), file)
        let statuses = ConfigureAgents(machine: Surroundings.machine)
            .status(choice.agents(default: Agent.allCases), reporting)
        guard !json else { return print(JSONText.of(statuses)) }
        let spool = SpoolFacts(Spool(folder: Surroundings.machine.spool))
        print(AgentStatusText(statuses).text + "\n")
        print(FindingsText.line(Diagnosis.spool(spool, now: Surroundings.now)))
    }
}
