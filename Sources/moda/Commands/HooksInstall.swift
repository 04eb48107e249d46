import ArgumentParser
import Client
import Events

/// `moda hooks install`: hooks and exporters, in the agents' own settings.
struct HooksInstall: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Write hooks and exporters into the agents' settings.",
        discussion: """
            Claude Code: ~/.claude/settings.json. Codex: ~/.codex/config.toml and hooks.json. Cursor: ~/.cursor/hooks.json.
            What others wrote there stays, and a copy of each file is kept beside it (.before-moda). Run it again
            after a new key or address. Prompt text is sent only where 'moda init' was told so.
            """)

    @OptionGroup var choice: AgentOptions
    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        let file = try ConfigurationFile(path: Surroundings.configurationPath)
        let reporting = try Reporting(Surroundings.settings(server: connection.server), file)
        let machine = try Surroundings.machineWithHook()
        let outcomes = ConfigureAgents(machine: machine).install(choice.agents(default: [.claude]), reporting)
        print(OutcomeText(outcomes).text)
        if file.capturePrompts == nil {
            print("Prompt text stays out: 'moda init' asks whether it may be sent.")
        }
        try OutcomeText(outcomes).check()
    }
}
