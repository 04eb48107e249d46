import ArgumentParser
import Client
import Events

/// `moda hooks`: what the coding agents run and send.
struct HooksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hooks", abstract: "Set the coding agents up to report, or take that back.",
        subcommands: [HooksInstall.self, HooksUninstall.self, HooksStatus.self])
}

/// Which agents a command is about.
struct AgentOptions: ParsableArguments {
    @Option(help: "claude, codex, cursor or all; may be repeated. Default: claude.") var agent: [String] = []

    func validate() throws {
        for name in agent where name != "all" && Agent(rawValue: name) == nil {
            throw ValidationError("--agent is claude, codex, cursor or all, not '\(name)'")
        }
    }

    func agents(default usual: [Agent]) -> [Agent] {
        if agent.isEmpty { return usual }
        return Agent.allCases.filter { agent.contains("all") || agent.contains($0.rawValue) }
    }
}
