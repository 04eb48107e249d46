import API
import ArgumentParser
import Client
import Events

/// `moda jobs dead`: what runs set aside.
struct JobsDead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "What could not be done and was set aside, so that the run could go on.",
        discussion: """
            A session, a cluster or a skill that fails again and again is left out until it changes, or until 'redrive'
            has it tried again.
            """,
        subcommands: [JobsDeadList.self, JobsDeadRedrive.self])
}

/// `moda jobs dead list`.
struct JobsDeadList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was set aside, and why, the last first.")

    @Option(help: "How many, up to 500.") var limit = 50
    @Option(help: "Go on behind an earlier list: the 'next' that it ended with.") var before: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is a number from 1 to 500") }
    }

    func run() async throws {
        let list = try await connection.connect().deadLetters(limit: limit, before: before)
        print(json ? JSONText.of(list) : JobsText.letters(list))
    }
}

/// `moda jobs dead redrive`.
struct JobsDeadRedrive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive", abstract: "Have what was set aside tried again, by a run that starts now.")

    @Argument(help: "Ids, as 'moda jobs dead list' shows them.") var ids: [String] = []
    @Flag(help: "All of them.") var all = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard all == ids.isEmpty else { throw ValidationError("name ids, or say --all") }
    }

    func run() async throws {
        let done = try await connection.connect().redrive(RedriveRequest(ids: all ? nil : ids))
        if json { return print(JSONText.of(done)) }
        guard let job = done.job else { return print("nothing of that is set aside") }
        print("\(counted(done.redriven, "item")) will be tried again by \(job.id)")
    }
}
