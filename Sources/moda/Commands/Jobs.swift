import API
import ArgumentParser
import Client

/// `moda jobs`: the runs of the pipeline, those under way and those before.
struct Jobs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the runs of the pipeline, end one, and see what they had to set aside.",
        subcommands: [JobsList.self, JobsShow.self, JobsCancel.self, JobsDead.self])
}

/// `moda jobs list`.
struct JobsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List runs, the last first.",
        discussion: "A run is remembered for 90 days after its end (moda serve --job-days).")

    @Option(help: "How many, up to 500.") var limit = 20
    @Option(help: "Go on behind an earlier list: the 'next' that it ended with.") var before: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (1...500).contains(limit) else { throw ValidationError("--limit is a number from 1 to 500") }
    }

    func run() async throws {
        let list = try await connection.connect().jobs(limit: limit, before: before)
        print(json ? JSONText.of(list) : JobsText.table(list))
    }
}

/// `moda jobs show`.
struct JobsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a run: how far it is, what it took, what came out.")

    @Argument(help: "The run, as 'moda jobs list' names it.") var id: String
    @Flag(name: .shortAndLong, help: "Follow it to its end.") var follow = false
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let server = try connection.connect()
        if follow { return try await JobFollower(server: server, json: json).follow(id) }
        let job = try await server.job(id)
        print(json ? JSONText.of(job) : JobsText.whole(job))
    }
}

/// `moda jobs cancel`.
struct JobsCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "End a run; what it has finished stays.",
        discussion: "A run under way ends within seconds. The next run goes on where it was.")

    @Argument(help: "The run, as 'moda jobs list' names it.") var id: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let job = try await connection.connect().cancelJob(id)
        if json { return print(JSONText.of(job)) }
        switch job.status {
        case "cancelled": print("cancelled \(job.id)")
        case "running": print("asked the runner of \(job.id) to end it")
        default: print("\(job.id) is \(job.status) already")
        }
    }
}
