import ArgumentParser
import Client

/// `moda snapshots show`: one session's looks, and who changed what between them.
struct SnapshotsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one session's looks in their order, and who changed what.")

    @Argument(help: "The session: its id, the beginning of it, or AGENT/ID.") var session: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var options: ShadowOptions

    func run() async throws {
        let listing = options.listing
        let timelines = try listing.session(session).map {
            SnapshotTimeline($0, steps: try listing.steps(of: $0))
        }
        print(json ? JSONText.of(timelines) : timelines.map(SnapshotsText.timeline).joined(separator: "\n\n"))
    }
}
