import ArgumentParser
import Client
import Shadow

/// `moda snapshots`: what the hooks have seen of work trees.
struct SnapshotsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots", abstract: "Look at the snapshots of work trees on this machine.",
        discussion: """
            Hooks take them beside the work tree, never in its .git: moda hooks install. What changed between the agent's
            stop and the next prompt is shown as the user's, what changed in its turn as the agent's.
            """,
        subcommands: [SnapshotsList.self, SnapshotsShow.self, SnapshotsDiff.self])
}

/// Which store of snapshots a command reads.
struct ShadowOptions: ParsableArguments {
    @Option(help: "The folder with the shadow repositories. Default: ~/.moda/shadow.")
    var shadow: String?

    var listing: SnapshotListing {
        SnapshotListing(ShadowLayout(root: shadow ?? Surroundings.shadowRoot))
    }
}
