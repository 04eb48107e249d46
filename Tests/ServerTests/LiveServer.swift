import Events
import Foundation
import Gates
import Harness
import Ingest
import Logging
import Server
import Store
import TestSupport

/// A whole server on a free loopback port, with a store and a key.
struct LiveServer: Sendable {
    let store: SQLiteStore
    let key: APIKey
    let port: Int

    func connect() throws -> RawClient { try RawClient(port: port) }

    /// A request's head, as bytes of HTTP/1.1.
    func head(_ path: String, _ fields: [String]) -> String {
        (["POST \(path) HTTP/1.1", "Host: localhost", "Authorization: Bearer \(key.text)"] + fields)
            .map { $0 + "\r\n" }.joined() + "\r\n"
    }

    func stored() async throws -> Int { try await store.rawEvents(tenant: .local, limit: 100).count }
}

/// Runs a server for as long as `body` needs it.
func withLiveServer(
    limits: ServerLimits = ServerLimits(), _ body: (LiveServer) async throws -> Void
) async throws {
    let house = try await House()
    var parts = house.parts
    parts.limits = limits
    let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let runner = try JobRunner(
        events: house.store, skills: house.store, control: house.store,
        gatekeeper: Gatekeeper(GateDefinitions.load(folder: Fixtures.root + "/gates")),
        now: { House.now }, log: log)
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { [parts] group in
        group.addTask {
            try await serve(parts, jobs: runner, at: ServeAddress(host: "127.0.0.1", port: 0), log: log) {
                announce.yield($0.port)
            }
        }
        for await port in ports {
            try await body(LiveServer(store: house.store, key: house.key, port: port))
            break
        }
        group.cancelAll()
        // The server ends by our cancellation; how it words that is of no interest here.
        try? await group.waitForAll()
    }
}
