import ArgumentParser
import Client
import Store

/// `moda keys revoke`: a key that is out of use from now on.
struct KeysRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a key.",
        discussion: "A running server refuses it within 5 seconds; it remembers keys that it just checked.")

    @Argument(help: "The key's id, as 'moda keys list' shows it.") var id: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard try await SQLiteStore(path: store.path).revokeKey(id: id, at: Surroundings.now) else {
            throw ClientError(.refused, "no key '\(id)': 'moda keys list' shows them")
        }
        print("revoked \(id)")
    }
}
