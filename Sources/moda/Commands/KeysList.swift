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
        for key in keys.map(Line.init) { print(key.text) }
    }

    private struct Line: Encodable {
        let id, tenant, name, state, created: String
        let scopes: [String]

        init(_ key: KeyRecord) {
            id = key.id
            tenant = key.tenant.rawValue
            name = key.name
            created = key.createdAt.rfc3339
            scopes = key.scopes.names
            state = key.revokedAt != nil ? "revoked" : key.isLive(at: Surroundings.now) ? "live" : "expired"
        }

        var text: String {
            let rights = scopes.count == KeyScope.allCases.count ? "all" : scopes.joined(separator: ",")
            return [
                id, state.padded(to: 7), tenant.padded(to: 12), String(created.prefix(10)),
                rights.padded(to: 11),
                name,
            ].joined(separator: "  ")
        }
    }
}
