import API
import Events
import Foundation
import GRDB
import HTTPTypes
import Server
import Store
import TestSupport
import Testing

@Suite struct HealthRouteTests {
    private func view(_ reply: Reply) throws -> HealthView {
        try JSONDecoder().decode(HealthView.self, from: Data(reply.body))
    }

    @Test func readyIsWhoCanCommit() async throws {
        let house = try await House()
        #expect(try await ask(house.router, .get, "/healthz").status == .ok)
        let ready = try await ask(house.router, .get, "/readyz")
        #expect(ready.status == .ok)
        #expect(
            try view(ready).checks.map(\.name) == ["server", "writer", "disk", "migrations", "queue"])
        let other = try DatabaseQueue(path: house.folder.path + "/moda.sqlite")
        try await other.write { try $0.execute(sql: "DROP TABLE marks") }
        // A router of its own knows nothing of the first answer.
        let router = modaRouter(house.parts)
        let reply = try await ask(router, .get, "/readyz")
        #expect(reply.status == .serviceUnavailable && reply.headers[.retryAfter] == "1")
        #expect(try view(reply).checks.first { $0.name == "writer" }?.isOK == false)
        #expect(try await ask(router, .get, "/healthz").status == .ok)
    }

    @Test func aSchemaThatIsBehindIsNotReady() async throws {
        let house = try await House()
        let other = try DatabaseQueue(path: house.folder.path + "/moda.sqlite")
        try await other.write { db in
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'm012_http'")
        }
        let reply = try await ask(house.router, .get, "/readyz")
        let check = try view(reply).checks.first { $0.name == "migrations" }
        #expect(reply.status == .serviceUnavailable && check?.detail.contains("m012_http") == true)
    }

    @Test func whatWaitsForLongIsNotReady() async throws {
        let house = try await House()
        _ = try await house.store.append(
            [
                RawEvent(
                    provider: .claude, signal: .logs, receivedAt: House.now, body: "{}", size: 2, digest: "d")
            ], tenant: .local)
        #expect(try await ask(house.router, .get, "/readyz").status == .ok)
        house.clock.advance(milliseconds: 6 * 60_000)
        let reply = try await ask(modaRouter(house.parts), .get, "/readyz")
        #expect(try view(reply).checks.first { !$0.isOK }?.name == "queue")
    }
}
