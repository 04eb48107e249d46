import ArgumentParser
import Shadow

/// Where a server listens and keeps its data.
struct ServerOptions: ParsableArguments {
    @Option(help: "Address to listen on. Anything but loopback is open to your network.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on; 0 takes any free one.")
    var port = 4318

    @OptionGroup var store: StoreOptions

    @Option(help: "Folder with the gates' YAML files (or MODA_GATES).")
    var gates: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var serving: ServingOptions

    @OptionGroup var snapshots: SnapshotOptions

    @OptionGroup var retention: RetentionOptions

    @OptionGroup var model: ModelOptions

    @OptionGroup var embeddings: EmbeddingOptions

    @OptionGroup var nightly: NightlyOptions

    @OptionGroup var runs: RunOptions
}

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(help: "The SQLite file (or MODA_DATABASE). Default: ~/.moda/moda.sqlite.")
    var database: String?

    var path: String { database ?? Surroundings.defaultDatabase }

    /// Snapshots from other machines lie beside the store.
    func shelves(local: String?) -> ShadowShelves {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return ShadowShelves(
            local: local.map { ShadowLayout(root: $0) },
            received: (folder.isEmpty ? "." : folder.joined(separator: "/")) + "/received-shadow")
    }
}
