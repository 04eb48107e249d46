import Events
import GRDB
import HTTPTypes
import Server
import TestSupport
import Testing

@Suite struct HealthRouteTests {
    @Test func readyIsWhoCanCommit() async throws {
        let house = try await House()
        #expect(try await ask(house.router, .get, "/healthz").status == .ok)
        #expect(try await ask(house.router, .get, "/readyz").status == .ok)
        let other = try DatabaseQueue(path: house.folder.path + "/moda.sqlite")
        try await other.write { try $0.execute(sql: "DROP TABLE marks") }
        // A router of its own knows nothing of the first answer.
        let router = modaRouter(house.parts)
        let reply = try await ask(router, .get, "/readyz")
        #expect(reply.status == .serviceUnavailable && reply.headers[.retryAfter] == "1")
        #expect(try await ask(router, .get, "/healthz").status == .ok)
    }
}
