import Events
import TestSupport
import Testing

@testable import Harness

/// Anthropic's Messages over real HTTP.
@Suite struct AnthropicTests {
    let rig: ModelRig

    init() throws { rig = try ModelRig() }

    private func desk(_ provider: LoopbackProvider) throws -> ModelDesk {
        rig.desk(try ModelRig.settings("anthropic:claude-test@\(provider.address)"))
    }

    @Test func anAnswerIsReadAsItComesAndItsTokensAreCounted() async throws {
        let provider = try LoopbackProvider([.events(Wire.anthropic(#"{"word":"pnpm"}"#), pause: 0.01)])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        let asked = try #require(provider.requests.first)
        #expect(asked.path == "/v1/messages")
        #expect(asked.head.lowercased().contains("x-api-key: \(ModelRig.key)"))
        #expect(asked.body["tool_choice"]?["name"]?.string == "word")
        #expect(asked.body["max_tokens"]?.integer == 100)
        #expect(try await rig.spent() == 47)
    }

    @Test func aServerThatDoesNotStreamIsUnderstood() async throws {
        let body = #"""
            {"content":[{"type":"tool_use","name":"word","input":{"word":"make"}}],"stop_reason":"tool_use",
             "usage":{"input_tokens":9,"output_tokens":2}}
            """#
        let provider = try LoopbackProvider([.json(200, body)])
        #expect(try await rig.word(desk(provider)) == "make")
    }

    @Test func aBusyServerIsAskedAgainWhenItSays() async throws {
        let busy = #"{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}"#
        let provider = try LoopbackProvider([
            .json(429, busy, headers: ["Retry-After: 0"]), .json(529, busy),
            .events(Wire.anthropic(#"{"word":"pnpm"}"#)),
        ])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        #expect(provider.requests.count == 3)
        #expect(try await rig.spent() == 47)
    }

    @Test func anOverloadInTheMiddleOfAStreamIsTriedAgain() async throws {
        let cut = Array(Wire.anthropic(#"{"word":"pnpm"}"#).prefix(3))
        let overload =
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n"
        let provider = try LoopbackProvider([
            .events(cut + [overload]), .events(cut), .events(Wire.anthropic(#"{"word":"pnpm"}"#)),
        ])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        #expect(provider.requests.count == 3)
        // The attempts that broke off may have cost what was booked for them.
        #expect(try await rig.spent() > 1_000)
    }

    @Test func aWrongKeyIsSaidAtOnceAndNeverShown() async throws {
        let body =
            #"{"type":"error","error":{"type":"authentication_error","message":"bad key \#(ModelRig.key)"}}"#
        let provider = try LoopbackProvider([.json(401, body)])
        let desk = try desk(provider)
        let said = try await rig.word(desk)
        #expect(said.contains("refuses the key"))
        #expect(!said.contains(ModelRig.key))
        // Who is turned away once is not asked again in this run.
        _ = try await rig.word(desk, "another question")
        #expect(provider.requests.count == 1)
        #expect(await desk.notices.first?.contains("goes on without it") == true)
        #expect(try await rig.spent() == 0)
    }

    @Test func aFaultThatStaysEndsInBoundedAttempts() async throws {
        let provider = try LoopbackProvider([.json(500, "oops")])
        #expect(try await rig.word(desk(provider)).contains("HTTP 500"))
        #expect(provider.requests.count == 3)
    }

    @Test func whoAsksForAnHourIsNotWaitedFor() async throws {
        let provider = try LoopbackProvider([.json(429, "{}", headers: ["Retry-After: 3600"])])
        #expect(try await rig.word(desk(provider)).contains("429"))
        #expect(provider.requests.count == 1)
    }

    @Test func aStreamThatFallsSilentIsGivenUp() async throws {
        let provider = try LoopbackProvider([
            .events(Wire.anthropic(#"{"word":"pnpm"}"#), pause: 3)
        ])
        let settings = try ModelRig.settings(
            "anthropic:claude-test@\(provider.address)",
            timeouts: ModelTimeouts(connect: 2, idle: 1, total: 20), attempts: 1)
        #expect(try await rig.word(rig.desk(settings)).lowercased().contains("timeout"))
    }

    @Test func anAnswerWithoutEndIsGivenUp() async throws {
        let event = "data: {\"type\":\"ping\",\"pad\":\"\(String(repeating: "x", count: 1 << 20))\"}\n\n"
        let provider = try LoopbackProvider([.events(Array(repeating: event, count: 12))])
        #expect(try await rig.word(desk(provider)).contains("more than"))
        #expect(provider.requests.count == 1)
    }

    @Test func nobodyAtTheAddressIsAnErrorOfTheConnection() async throws {
        let settings = try ModelRig.settings("anthropic:claude-test@http://127.0.0.1:1", attempts: 2)
        let desk = rig.desk(settings)
        #expect(try await rig.word(desk).lowercased().contains("connect"))
    }
}
