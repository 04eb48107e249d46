import ArgumentParser
import Events
import Store

/// `moda keys create`: prints a new key, once.
struct KeysCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a key and print it; it is shown this once.",
        discussion: """
            Scopes: ingest (send telemetry), read (what came in and what was made of it), write (start runs, decide on
            skills), admin (derive everything anew). A machine that only reports needs no more than --scope ingest.
            """)

    @Option(help: "What the key is for, to know it again in the list.")
    var name = "unnamed"

    @Option(help: "Whose data it reads and writes; a server of one team needs no more than the default.")
    var tenant = TenantID.local.rawValue

    @Option(help: "Days until it expires. Default: never.")
    var days: Int?

    @Option(help: "ingest, read, write or admin; may be repeated. Default: all of them.")
    var scope: [KeyScope] = []

    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard !tenant.isEmpty, tenant.count <= 64,
            tenant.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
        else { throw ValidationError("--tenant is 1 to 64 letters, digits, '-', '_' or '.'") }
        if let days, !(1...36_500).contains(days) { throw ValidationError("--days is 1 to 36500") }
    }

    func run() async throws {
        let expiry = days.map {
            Timestamp(milliseconds: Surroundings.now.milliseconds + Int64($0) * 86_400_000)
        }
        let maker = KeyMaker(store: try SQLiteStore(path: store.path))
        let scopes = scope.isEmpty ? Set.all : Set(scope)
        let key = try await maker.make(
            name: name, tenant: TenantID(rawValue: tenant), expiresAt: expiry, scopes: scopes)
        print(
            json
                ? JSONText.of(Made(id: key.id, key: key.text, tenant: tenant, scopes: scopes.names))
                : key.text)
    }

    private struct Made: Encodable {
        let id, key, tenant: String
        let scopes: [String]
    }
}

extension KeyScope: ExpressibleByArgument {}
