import API
import Events
import Foundation
import HTTPTypes
import Server
import Store
import TestSupport
import Testing

@Suite struct KeyLimitTests {
    @Test func whoAsksTooOftenGets429AndHearsWhenToComeBack() async throws {
        let house = try await House()
        var parts = house.parts
        parts.limits.requestsPerMinute = 3
        let router = modaRouter(parts)
        func get(_ key: APIKey) async throws -> Reply {
            try await ask(
                router, .get, "/v1/skills", headers: [.authorization: "Bearer \(key.text)"])
        }
        for left in [2, 1, 0] {
            let reply = try await get(house.key)
            #expect(reply.status == .ok)
            #expect(reply.headers[.rateLimitPolicy] == "\"key\";q=3;w=60")
            #expect(reply.headers[.rateLimit]?.hasPrefix("\"key\";r=\(left);t=") == true)
        }
        let refused = try await get(house.key)
        #expect(refused.status == .tooManyRequests)
        let pause = try #require(refused.headers[.retryAfter].flatMap { Int($0) })
        #expect((1...20).contains(pause) && refused.headers[.rateLimit]?.hasPrefix("\"key\";r=0") == true)
        let problem = try JSONDecoder().decode(ProblemView.self, from: Data(refused.body))
        #expect(problem.type?.hasSuffix("quota-exceeded") == true)
        let other = try await House.makeKey(in: house.store, tenant: .local)
        #expect(try await get(other).status == .ok)
    }

    @Test func whatIsTakenInIsNotCounted() async throws {
        let house = try await House()
        var parts = house.parts
        parts.limits.requestsPerMinute = 1
        let router = modaRouter(parts)
        for _ in 0..<5 {
            let reply = try await ask(
                router, .post, "/v1/otel/claude/hooks",
                headers: [
                    .authorization: "Bearer \(house.key.text)", .contentType: "application/json",
                ], body: Array(#"{"hook_event_name":"Stop","session_id":"s"}"#.utf8))
            #expect(reply.status == .noContent && reply.headers[.rateLimit] == nil)
        }
    }
}
