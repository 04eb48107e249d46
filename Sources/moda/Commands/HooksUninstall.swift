import ArgumentParser
import Client
import Events

/// `moda hooks uninstall`: takes out what we wrote, and nothing else.
struct HooksUninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Take our hooks and exporters out of the agents' settings.")

    @OptionGroup var choice: AgentOptions

    func run() throws {
        let outcomes = ConfigureAgents(machine: Surroundings.machine).uninstall(
            choice.agents(default: [.claude]))
        print(OutcomeText(outcomes).text)
        try OutcomeText(outcomes).check()
    }
}
