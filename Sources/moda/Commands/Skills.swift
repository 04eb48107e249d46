import ArgumentParser
import Client

/// `moda skills`: making, reading and fetching skills.
struct Skills: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Distill skills from what people correct, decide on them, and fetch them into a project.",
        subcommands: [
            SkillsGen.self, SkillsList.self, SkillsShow.self, SkillsApprove.self, SkillsReject.self,
            SkillsRetire.self, SkillsPull.self, SkillsHistory.self, SkillsDiff.self, SkillsEffect.self,
            SkillsEdit.self,
        ])
}

/// Which server a command talks to.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help:
            "The server's address (or MODA_BASE_URL). Default: ~/.moda/config.json, else http://127.0.0.1:4318."
    )
    var server: String?

    func connect() throws -> ModaServer { try ModaServer(Surroundings.settings(server: server)) }
}
