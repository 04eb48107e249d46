import API
import ArgumentParser
import Client

/// `moda skills gen`: a run of the pipeline on the server.
struct SkillsGen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gen",
        abstract: "Read the sessions that are new, and make skills of repeated corrections.",
        discussion: """
            Stages: collect (sessions not read yet), detect (corrections in them), cluster (the same correction in other
            words), draft (a SKILL.md each), judge (the gates), promote (what passed them all).
            If a run waits already, this joins it; while one is under way, another one is queued behind it, which reads
            what has come in since. Ctrl-C stops following, not the run: 'moda jobs cancel' ends it.
            Exit code 1: the run failed or was cancelled.
            """)

    @Flag(help: "Follow the run to its end and show what came out.") var wait = false
    @Flag(help: "Print the job as JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let server = try connection.connect()
        let job = try await server.startGeneration()
        guard wait else {
            let next = "started \(job.id); follow it with 'moda jobs show \(job.id) --follow'"
            return print(json ? JSONText.of(job) : next)
        }
        try await JobFollower(server: server, json: json).follow(job.id)
    }
}
