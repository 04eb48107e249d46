import API
import ArgumentParser
import Client

/// `moda skills effect`: whether skills helped.
struct SkillsEffect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect",
        abstract: "Show how often each skill's correction was made before and since, and who took it up.",
        discussion: """
            Counted are sessions in which the correction could have been made, with the 95 % interval of the share in which
            it was; measured at every 'moda skills gen'. A skill whose correction is made as often as before, or more
            often, is taken back after two such measurements on new sessions, and waits for a person ('moda gates show
            standing' says when, and lets you change it).
            """)

    @Argument(help: "The skill's id. Default: all.") var id: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        var list = try await connection.connect().effects()
        if let id { list.skills.removeAll { $0.id != id } }
        print(json ? JSONText.of(list) : LifecycleText.effects(list))
    }
}
