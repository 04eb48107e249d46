import API
import ArgumentParser
import Events

/// `moda harness`: the pipeline without a server.
struct HarnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "harness", abstract: "Run the pipeline on the store itself, as from cron or systemd.",
        subcommands: [HarnessRun.self])
}

/// `moda harness run`.
struct HarnessRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the pipeline on the store's file; safe beside a server and beside others of its kind.",
        discussion: """
            With --once it makes one run for each tenant and ends; where another runner has a tenant's run already,
            it is followed to its end. Without --once it takes up runs as they are wanted, until Ctrl-C or SIGTERM.
            Exit code 1: a run failed or was cancelled. The units for cron and systemd: harness/nightly.
            """)

    @Flag(help: "One run for each tenant, then end.") var once = false
    @Option(help: "This tenant only.") var tenant: String?
    @Flag(help: "Print the runs as JSON.") var json = false
    @Option(help: "Folder with the gates' YAML files (or MODA_GATES).") var gates: String?
    @Option(help: "Snapshots of this machine, read in place as the local tenant's (~/.moda/shadow).")
    var shadow: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var runs: RunOptions
    @OptionGroup var model: ModelOptions
    @OptionGroup var embeddings: EmbeddingOptions

    func run() async throws {
        let house = try RunHouse(
            store: store, gates: gates, shelves: store.shelves(local: shadow ?? Surroundings.shadowRoot),
            model: model, embeddings: embeddings, runs: runs)
        let wanted = tenant.map(TenantID.init(rawValue:))
        guard once else { return try await house.runUntilStopped(of: wanted) }
        let jobs = try await house.runOnce(of: wanted, isShown: !json)
        if json {
            print(JSONText.of(jobs))
        } else if jobs.isEmpty {
            print("no tenant has a key or a session in this store yet")
        } else {
            for job in jobs { print(GenerationText(job).text) }
        }
        guard jobs.allSatisfy({ $0.status == "done" }) else { throw ExitCode(1) }
    }
}
