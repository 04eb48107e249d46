import API
import Events
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@Suite struct StatisticsRouteTests {
    private let house: House
    private let stranger: APIKey

    init() async throws {
        house = try await House()
        stranger = try await House.makeKey(in: house.store, tenant: TenantID(rawValue: "other"))
        // The house's clock stands at the start of 2024-10-04, 20,000 days after 1970.
        for (daysAgo, step) in [(0, 0), (1, -1), (40, -39)] as [(Int64, Int64)] {
            house.clock.advance(milliseconds: step * 86_400_000)
            for (key, tokens) in [(house.key, 7), (stranger, 1_000)] as [(APIKey, Int64)] {
                let record: [String: JSONValue] = [
                    "event.name": "api_request", "session.id": "s", "request_id": .string("r\(daysAgo)"),
                    "model": "large", "input_tokens": .integer(tokens), "cost_usd": .number(0.5),
                ]
                _ = try await house.send(
                    .post, "/v1/otel/claude/logs", body: Telemetry.logs([record]), key: key.text)
            }
        }
        house.clock.advance(milliseconds: 40 * 86_400_000)
        while try await house.store.normalizeWaiting(limit: 100) == 100 {}
    }

    private func stats(_ query: String, key: APIKey? = nil) async throws -> StatisticsView {
        let reply = try await house.send(.get, "/v1/stats\(query)", key: key?.text)
        #expect(reply.status == .ok)
        return try JSONDecoder().decode(StatisticsView.self, from: Data(reply.body))
    }

    @Test func withoutDaysTheLastThirtyCount() async throws {
        let view = try await stats("")
        #expect(view.by == .day && view.from == "2024-09-05" && view.to == "2024-10-04")
        #expect(view.rows.map(\.label) == ["2024-10-03", "2024-10-04"])
        #expect(view.rows.map(\.inputTokens) == [7, 7] && !view.truncated)
    }

    @Test func theFirstAndTheLastDayCountWhole() async throws {
        let view = try await stats("?by=model&from=2024-08-25&to=2024-10-03")
        #expect(view.rows.count == 1 && view.rows.first?.label == "large")
        #expect(view.rows.first?.modelCalls == 2 && view.rows.first?.cost == 1)
    }

    @Test func anotherTenantsTokensAreItsOwn() async throws {
        #expect(try await stats("?by=session", key: stranger).rows.map(\.inputTokens) == [2_000])
        #expect(try await stats("?by=session").rows.map(\.inputTokens) == [14])
    }

    @Test func moreRowsThanAskedForAreMarked() async throws {
        let view = try await stats("?limit=1")
        #expect(view.rows.count == 1 && view.truncated)
    }
}
