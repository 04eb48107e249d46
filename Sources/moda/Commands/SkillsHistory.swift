import API
import ArgumentParser
import Client

/// `moda skills history`: every version of a skill.
struct SkillsHistory: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the versions of a skill, the newest first.")

    @Argument(help: "The skill's id.") var id: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let history = try await connection.connect().history(of: id)
        print(json ? JSONText.of(history) : LifecycleText.history(history))
    }
}

/// `moda skills diff`: what changed from one version of a skill to another.
struct SkillsDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed between two versions of a skill.")

    @Argument(help: "The skill's id.") var id: String
    @Argument(help: "The older version, as 'moda skills history' lists it.") var from: Int
    @Argument(help: "The newer version.") var to: Int
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let difference = try await connection.connect().difference(of: id, from: from, to: to)
        print(json ? JSONText.of(difference) : LifecycleText.difference(difference))
    }
}
