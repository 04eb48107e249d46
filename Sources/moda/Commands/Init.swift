import ArgumentParser
import Client
import Events
import Foundation

/// `moda init`: key, server, and what the agents may report, in one go.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Set this machine up: the key, and what the coding agents report.",
        discussion: """
            Asks, in plain words, what may be captured and where it may go; --yes takes what it proposes, and each
            question has an option. Without --yes, prompt text goes nowhere unasked; with it, only to a server on this
            machine. Run it again to change an answer; 'moda hooks uninstall --agent all' takes everything back.
            """)

    @Flag(help: "Take what is proposed instead of asking.") var yes = false
    @Flag(inversion: .prefixedNo, help: "Whether the coding agents report at all.") var codingAgentTraces:
        Bool?
    @Flag(inversion: .prefixedNo, help: "Whether prompts and answers are sent as text.") var capturePrompts:
        Bool?
    @Flag(inversion: .prefixedNo, help: "Whether output and file contents are sent.") var captureOutputs:
        Bool?
    @Flag(inversion: .prefixedNo, help: "Whether snapshots of work trees are kept here.") var snapshots: Bool?
    @Flag(inversion: .prefixedNo, help: "Whether they go to a server on another machine.") var shareSnapshots:
        Bool?
    @Option(help: "Whose the events are; '-' for nobody.") var userEmail: String?
    @Flag(help: "Read the API key from standard input.") var keyStdin = false
    @OptionGroup var choice: AgentOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let path = Surroundings.configurationPath
        let file = try ConfigurationFile(path: path)
        let (settings, isReachable) = try await InitialConnection(
            server: connection.server, readsKey: keyStdin, isUnattended: yes, file: file
        ).settle()
        let configure = ConfigureAgents(machine: try Surroundings.machineWithHook())
        let agents = choice.agents(
            default: configure.detected().isEmpty ? Agent.allCases : configure.detected())
        let agreement = try Agreement(answers, situation(settings, file, agents), questioner)
        let new = try ConfigurationFile.change(at: path) { file in
            file = agreement.applied(to: file)
            (file.server, file.key) = (settings.server, settings.key)
        }
        print("Wrote \(path) (readable by you only)")
        // A no also holds for what an earlier yes installed.
        let outcomes =
            agreement.traceAgents
            ? configure.install(agents, try Reporting(settings, new)) : configure.uninstall(agents)
        print(SetupText(settings: settings, agreement: agreement, outcomes: outcomes).text)
        if isReachable { await pull(settings) }
        print(SetupText.next(settings, isReachable: isReachable))
        try OutcomeText(outcomes).check()
    }

    private var answers: Agreement.Answers {
        var answers = Agreement.Answers()
        answers.traceAgents = codingAgentTraces
        answers.prompts = capturePrompts
        answers.outputs = captureOutputs
        answers.snapshots = snapshots
        answers.shareSnapshots = shareSnapshots
        answers.userEmail = userEmail
        return answers
    }

    private func situation(
        _ settings: ClientSettings, _ file: ConfigurationFile, _ agents: [Agent]
    ) -> Agreement.Situation {
        let isKnown = file.server == settings.server
        return Agreement.Situation(
            server: settings.server, known: isKnown ? file : ConfigurationFile(), agents: agents,
            gitEmail: GitEmail.find(on: Surroundings.machine))
    }

    private var questioner: Questioner {
        if yes { return .defaults }
        return Terminal.isThere && !keyStdin ? .person(ask: Terminal.ask) : .nobody
    }

    /// The skills that are there already; without them the set-up is complete all the same.
    private func pull(_ settings: ClientSettings) async {
        let folder = FileManager.default.currentDirectoryPath
        let root = ProjectRoot.around(folder)
        guard FileManager.default.fileExists(atPath: root + "/.git") else { return }
        do {
            let changes = try await PullSkills(
                server: ModaServer(settings), project: root,
                targets: SkillTarget.used(in: root, on: Surroundings.machine)
            ).run()
            print("Skills for \(root): \(PullText(changes).text)")
        } catch {
            print("Skills were not pulled: \(error)")
        }
    }
}
