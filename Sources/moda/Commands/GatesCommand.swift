import API
import ArgumentParser
import Client

/// `moda gates`: what a skill must pass, and how a tenant wants it.
struct GatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gates",
        abstract: "Look at the promotion gates, and change their parameters for your tenant.",
        discussion: """
            The gates for secrets, for injection and for the form of a skill only get stricter. Every change is kept with
            the key that made it; the next run judges by it. 'standing' and 'retirement' judge no candidate: they say when a
            skill that is served is taken back, told of as never taken up, or retired as no longer needed.
            """,
        subcommands: [GatesList.self, GatesShow.self, GatesSet.self, GatesUnset.self])
}

/// `moda gates list`.
struct GatesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the gates' parameters, and what was changed of them.")

    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let list = try await connection.connect().gates()
        print(json ? JSONText.of(list) : GatesText.list(list))
    }
}

/// `moda gates show`.
struct GatesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one gate's parameters in full, with their changes.")

    @Argument(help: "The gate, as 'moda gates list' names it.") var gate: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        var list = try await connection.connect().gates()
        list.settings.removeAll { $0.gate != gate }
        list.changes.removeAll { $0.gate != gate }
        print(json ? JSONText.of(list) : GatesText.show(gate, list))
    }
}
