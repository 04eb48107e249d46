import ArgumentParser
import Client

/// `moda snapshots list`: the sessions that were looked at.
struct SnapshotsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the sessions with snapshots, the last seen first.")

    @Option(help: "Only this session: its id, or AGENT/ID.") var session: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var options: ShadowOptions

    func run() async throws {
        let lines = options.listing.sessions(session)
        print(json ? JSONText.of(lines) : SnapshotsText.list(lines))
    }
}
