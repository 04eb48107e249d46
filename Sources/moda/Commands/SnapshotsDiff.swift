import ArgumentParser
import Client
import Shadow

/// `moda snapshots diff`: what changed between two looks, as git prints it.
struct SnapshotsDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show the difference between two looks of a session.",
        discussion:
            "Looks are numbered as 'moda snapshots show' does; without numbers, the first and the last.")

    @Argument(help: "The session: its id, the beginning of it, or AGENT/ID.") var session: String
    @Argument(help: "The number of the earlier look.") var from: Int?
    @Argument(help: "The number of the later look. Default: the one after FROM.") var to: Int?
    @Option(help: "Which of several work trees, by the beginning of its workspace's name.")
    var workspace: String?
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var options: ShadowOptions

    func run() async throws {
        let found = try options.listing.session(session)
        guard let session = found.last(where: { $0.workspace.hasPrefix(workspace ?? "") }) else {
            throw ClientError(.local, "the session has no such work tree: moda snapshots list")
        }
        let last = from.map { to ?? $0 + 1 } ?? session.looks.count
        guard let first = Optional(from ?? 1), (1...session.looks.count).contains(first),
            (1...session.looks.count).contains(last)
        else { throw ClientError(.local, "the session has looks 1 to \(session.looks.count)") }
        let difference = try session.patches(from: first - 1, to: last - 1)
        print(
            json
                ? JSONText.of(SnapshotsText.files(difference.patches))
                : SnapshotsText.diff(difference.patches, unreadable: difference.unreadable))
    }
}
