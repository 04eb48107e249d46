import ArgumentParser
import Events
import Store

/// `moda keys list`: the keys, without their secrets.
struct KeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the keys; secrets are not kept.")

    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let keys = try await SQLiteStore(path: store.path).keys()
        if json { return print(JSONText.of(keys.map(Line.init))) }
        for key in keys.map(Line.init) {
            print(
                "\(key.id)  \(key.state.padded(to: 8))  \(key.tenant.padded(to: 12))  \(key.created.prefix(10))  \(key.name)"
            )
        }
    }

    private struct Line: Encodable {
        let id, tenant, name, state, created: String

        init(_ key: KeyRecord) {
            id = key.id
            tenant = key.tenant.rawValue
            name = key.name
            created = key.createdAt.rfc3339
            state = key.revokedAt != nil ? "revoked" : key.isLive(at: Surroundings.now) ? "live" : "expired"
        }
    }
}
