import ArgumentParser

/// `moda config check`: every setting, what is in force, from where, and what is wrong.
struct ConfigCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check every setting, file and permission; changes nothing.",
        discussion: """
            Takes the options of 'moda serve' and reads the same variables and files. Exit code 1 where something is
            wrong.
            """)

    @OptionGroup var options: ServerOptions
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let settings = SettingsCheck(environment: Surroundings.environment, options: given).run()
        let machine = MachineCheck(
            database: options.store.path, configuration: Surroundings.configurationPath, gates: options.gates,
            host: options.host, port: options.port
        ).run()
        let findings = settings + machine
        let wrong = findings.count { $0.standing == .wrong }
        if json { print(JSONText.of(findings)) } else { for finding in findings { print(finding.lines) } }
        if wrong > 0 { throw ExitCode(1) }
    }

    /// What the command line says, by the option's name.
    private var given: [String: String] {
        let (model, retention) = (options.model, options.retention)
        let proxies = options.serving.trustedProxy
        let all: [(String, String?)] = [
            ("--database", options.store.database), ("--gates", options.gates), ("--prompts", model.prompts),
            ("--model", model.model), ("--model-price", model.modelPrice),
            ("--model-run-tokens", model.modelRunTokens.map { "\($0)" }),
            ("--model-month-tokens", model.modelMonthTokens.map { "\($0)" }),
            ("--model-run-dollars", model.modelRunDollars.map { "\($0)" }),
            ("--model-month-dollars", model.modelMonthDollars.map { "\($0)" }),
            ("--keep-days", retention.keepDays.map { "\($0)" }),
            ("--keep-size", retention.keepSize.map { "\($0)" }),
            ("--trusted-proxy", proxies.isEmpty ? nil : proxies.joined(separator: ",")),
        ]
        return Dictionary(uniqueKeysWithValues: all.compactMap { name, text in text.map { (name, $0) } })
    }
}
