import ArgumentParser
import Client
import Events
import Foundation

/// `moda doctor`: what reports, what does not, and what mends it.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look whether everything works, and say what mends what does not.",
        discussion: """
            Looks at the server (reachable, ready, its store and queue), the key, the clock, each agent on this machine and
            what the server last saw of it, the pulled skills of this project, our programs, what waits to be sent, and the
            snapshots. Changes nothing.
            Exit codes: 0 all is well, or only could be better; 1 something is broken.
            """)

    @Option(help: "claude, codex or cursor; without it all.") var agent: Agent?
    @Option(help: "The project. Default: the work tree around the current folder.") var project: String?
    @Flag(help: "Print JSON.") var json = false
    @Option(
        help:
            "The server's address (or MODA_BASE_URL). Default: ~/.moda/config.json, else http://127.0.0.1:4318."
    )
    var server: String?

    func run() async throws {
        let machine = Surroundings.machine
        let examination = Examination(
            machine: machine, settings: try Surroundings.settings(server: server),
            file: try ConfigurationFile(path: machine.configurationPath),
            project: ProjectRoot.around(project ?? FileManager.default.currentDirectoryPath),
            now: { Surroundings.now })
        let agents = agent.map { [$0] } ?? Agent.allCases
        let reporting = try? Reporting(examination.settings, examination.file)
        let facts = await examination.run(
            agents: ConfigureAgents(machine: machine).status(agents, reporting))
        let findings = Diagnosis.findings(facts)
        print(json ? JSONText.of(findings) : FindingsText(findings).text)
        if findings.contains(where: { $0.mark == .fail }) { throw ExitCode(1) }
    }
}

extension Agent: ExpressibleByArgument {}
