import TestSupport
import Testing

@testable import Harness

/// The one setting, prices and schemas.
@Suite struct ModelSettingTests {
    @Test func oneSettingNamesProviderModelAndPlace() throws {
        let claude = try ModelSetting(parsing: "anthropic:claude-sonnet-4-5")
        #expect(claude.name == "claude-sonnet-4-5" && claude.base == "https://api.anthropic.com")
        let local = try ModelSetting(parsing: "openai:qwen3:8b@http://localhost:11434/v1/")
        #expect(local.name == "qwen3:8b" && local.base == "http://localhost:11434/v1")
        let command = try ModelSetting(parsing: "command:/usr/bin/env claude -p 'two words'")
        #expect(command.provider == .command(["/usr/bin/env", "claude", "-p", "two words"]))
    }

    @Test(arguments: [
        "", "claude", "gemini:x", "openai:", "openai:x@ftp://host", "openai:x@https://", "command:claude",
        "openai:x@https://user@host/v1",
    ])
    func aWrongSettingIsSaid(_ text: String) {
        #expect(throws: ModelError.self) { try ModelSetting(parsing: text) }
    }

    @Test func aKeyNeverCrossesANetworkInTheClear() throws {
        #expect(throws: ModelError.self) {
            try ModelSetting(parsing: "openai:x@http://models.example.com/v1").check(key: "k")
        }
        try ModelSetting(parsing: "openai:x@http://models.example.com/v1").check(key: nil)
        try ModelSetting(parsing: "openai:x@http://127.0.0.1:8000/v1").check(key: "k")
        try ModelSetting(parsing: "openai:x@https://models.example.com/v1").check(key: "k")
    }

    @Test func theLongestNameThatFitsHasThePrice() throws {
        let prices = try ModelPrices(file: Fixtures.root + "/harness/prompts/prices.json")
        let small = try #require(prices.price(of: "gpt-4o-mini-2024-07-18"))
        let large = try #require(prices.price(of: "gpt-4o-2024-11-20"))
        #expect(small.input < large.input)
        #expect(prices.price(of: "openai/gpt-4o") == large)
        #expect(prices.price(of: "somebodys-own-model") == nil)
        #expect(try ModelPrices.Price(parsing: "3/15") == ModelPrices.Price(input: 3, output: 15))
        #expect(throws: ModelError.self) { try ModelPrices.Price(parsing: "-1/2") }
    }

    @Test func pausesGrowAreBoundedAndHeedTheProvider() {
        let policy = RetryPolicy(attempts: 8, firstPause: 1, longestPause: 10) { 1 }
        let fault = ModelError(.transient, "x")
        #expect([1, 2, 3, 5].map { policy.pause(after: $0, fault) } == [1, 2, 4, 10])
        #expect(policy.pause(after: 8, fault) == nil)
        #expect(policy.pause(after: 1, ModelError(.refused, "x")) == nil)
        var asked = fault
        asked.retryAfter = 7
        #expect(policy.pause(after: 1, asked) == 7)
        asked.retryAfter = 11
        #expect(policy.pause(after: 1, asked) == nil)
    }

    @Test func theShippedPromptsHaveVersions() throws {
        let book = try ModelRig.prompts
        #expect([book.draft, book.repair, book.effect].allSatisfy { $0.version.hasPrefix("1 ") })
        #expect(book.effect.settings["control"]?.isEmpty == false)
    }
}
