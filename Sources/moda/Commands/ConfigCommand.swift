import ArgumentParser

/// `moda config`: what is set, and whether it will do.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the configuration.", subcommands: [ConfigCheck.self])
}
