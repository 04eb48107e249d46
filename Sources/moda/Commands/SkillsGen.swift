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
            If a run is under way already, this joins it. Exit code 1: the run failed.
            """)

    @Flag(help: "Follow the run to its end and show what came out.") var wait = false
    @Flag(help: "Print the job as JSON.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let server = try connection.connect()
        var job = try await server.startGeneration()
        guard wait else { return print(json ? JSONText.of(job) : "started \(job.id); follow it with --wait") }
        let progress = json ? nil : ProgressLines()
        while !job.isOver {
            try await Task.sleep(for: .milliseconds(150))
            job = try await server.job(job.id)
            progress?.show(job.stages)
        }
        if json { print(JSONText.of(job)) } else { print(GenerationText(job).text) }
        if job.status == "failed" {
            throw ClientError(
                .local,
                "the run failed: \(job.error ?? "no reason given"). Run it again: it picks up where it was")
        }
    }
}
