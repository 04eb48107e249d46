import ArgumentParser
import Events
import Normalizer
import Operations
import Store

/// `moda restore`: a backup back in its place.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of a store that no server runs on.",
        discussion: """
            All digests and the store itself are checked first. A backup of an older moda is brought to this one's
            schema; one of a newer moda is refused. What was forgotten since the backup, as the store that is replaced
            and the backups beside this one know it, is forgotten again.
            """)

    @Option(help: "The backup's folder.")
    var from: String
    @OptionGroup var store: StoreOptions
    @Flag(help: "Keep the store that is there aside and put the backup in its place.")
    var replace = false

    func run() async throws {
        let outcome = try await operating {
            try await Restore(
                from: from, to: store.path, replaces: replace, now: Surroundings.now,
                open: { try SQLiteStore(path: $0, normalize: normalize) }
            ).run()
        }
        print("restored \(store.path) as it was on \(outcome.manifest.createdAt)")
        if let old = outcome.old {
            print("the store before is kept at \(old); remove it when you need it no more")
        }
        let gone = outcome.forgotten
        if gone.sessions + gone.spans + gone.rawEvents > 0 {
            print(
                "forgotten again: \(counted(gone.sessions, "session")), \(counted(gone.spans, "span")), "
                    + "\(counted(gone.rawEvents, "raw event"))")
        }
    }
}
