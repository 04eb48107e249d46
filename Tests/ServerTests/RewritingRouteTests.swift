import API
import Foundation
import GRDB
import HTTPTypes
import Server
import TestSupport
import Testing

@testable import Store

/// What people hear while the store's file is written anew.
@Suite struct RewritingRouteTests {
    @Test func decisionsAreToComeAgainAndReadinessTellsWhy() async throws {
        let house = try await House()
        let (busy, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let (pool, rewriting) = (try house.store.pool, house.store.rewriting)
        let side = try SideFile(beside: pool)
        house.store.commits.divert(to: side, from: pool)
        pool.asyncWriteWithoutTransaction { _ in
            rewriting.during {
                busy.signal()
                done.wait()
            }
        }
        busy.wait()
        let reply = try await house.send(
            .post, "/v1/skills/any/reject", body: Array(#"{"reason":"no"}"#.utf8))
        #expect(reply.status == .serviceUnavailable && reply.headers[.retryAfter] == "5")
        #expect(reply.text.contains("is being written anew"))
        #expect(try await house.send(.get, "/v1/skills").status == .ok)
        let ready = try await ask(house.router, .get, "/readyz")
        let view = try JSONDecoder().decode(HealthView.self, from: Data(ready.body))
        #expect(ready.status == .ok)
        #expect(view.checks.first { $0.name == "writer" }?.detail.contains("answered with 503") == true)
        done.signal()
        try house.store.commits.bringBack(from: side, to: pool)
        let later = try await house.send(
            .post, "/v1/skills/any/reject", body: Array(#"{"reason":"no"}"#.utf8))
        #expect(later.status == .notFound)
    }
}
