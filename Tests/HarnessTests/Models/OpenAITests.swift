import Events
import TestSupport
import Testing

@testable import Harness

/// Chat completions over real HTTP, with servers that take less than all of it.
@Suite struct OpenAITests {
    let rig: ModelRig

    init() throws { rig = try ModelRig() }

    private func desk(_ provider: LoopbackProvider) throws -> ModelDesk {
        rig.desk(try ModelRig.settings("openai:test-model@\(provider.address)/v1/"))
    }

    private let good = LoopbackProvider.Reply.events(Wire.openAI(#"{"word":"pnpm"}"#))

    @Test func anAnswerIsReadAsItComesAndItsTokensAreCounted() async throws {
        let provider = try LoopbackProvider([good])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        let asked = try #require(provider.requests.first)
        #expect(asked.path == "/v1/chat/completions")
        #expect(asked.head.contains("Authorization: Bearer \(ModelRig.key)"))
        #expect(asked.body["response_format"]?["json_schema"]?["name"]?.string == "word")
        #expect(asked.body["max_tokens"]?.integer == 100)
        #expect(try await rig.spent() == 35)
    }

    @Test func aServerThatKnowsNoSchemaIsAskedInItsOwnWay() async throws {
        let refusal = { (name: String) in
            LoopbackProvider.Reply.json(400, #"{"error":{"message":"\#(name) is not supported"}}"#)
        }
        let provider = try LoopbackProvider([
            refusal("stream_options"), refusal("response_format json_schema"), refusal("max_tokens"),
            refusal("response_format"),
            .events(Wire.openAI("Sure!\n```json\n{\"word\":\"pnpm\"}\n```\n", usage: false)), good,
        ])
        let desk = try desk(provider)
        #expect(try await rig.word(desk) == "pnpm")
        let last = try #require(provider.requests.last)
        #expect(last.body["response_format"] == nil && last.body["stream_options"] == nil)
        #expect(last.body["max_completion_tokens"]?.integer == 100)
        let system = last.body["messages"]?.array?.first?["content"]?.string ?? ""
        #expect(system.contains("JSON Schema"))
        // What was learned holds for the next question.
        #expect(try await rig.word(desk, "another question") == "pnpm")
        #expect(provider.requests.count == 6)
    }

    @Test func anObjectionToSomethingElseIsToldOf() async throws {
        let provider = try LoopbackProvider([.json(400, #"{"error":{"message":"no such thing"}}"#)])
        #expect(try await rig.word(desk(provider)).contains("no such thing"))
        #expect(provider.requests.count == 1)
    }

    @Test func aSpentAccountIsNotAskedAgain() async throws {
        let body = #"{"error":{"message":"You exceeded your quota","type":"insufficient_quota"}}"#
        let provider = try LoopbackProvider([.json(429, body)])
        #expect(try await rig.word(desk(provider)).contains("quota"))
        #expect(provider.requests.count == 1)
    }

    @Test func aCutStreamIsNoAnswer() async throws {
        let cut = LoopbackProvider.Reply.events(Wire.openAI(#"{"word":"pnpm"}"#, finish: nil, usage: false))
        let provider = try LoopbackProvider([cut, good])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        #expect(provider.requests.count == 2)
    }

    @Test(arguments: [
        LoopbackProvider.Reply.events(Wire.openAI(#"{"word":"pn"#, finish: "length")),
        .events(Wire.openAI("no JSON here")), .events(Wire.openAI(#"{"wrong":1}"#)),
        .events(Wire.openAI(#"{"word":"pnpm","more":1}"#)),
        .events(Wire.openAI("", finish: "content_filter")),
        .events([
            "data: {\"choices\":[{\"delta\":{\"refusal\":\"I cannot\"},\"finish_reason\":\"stop\"}]}\n\n"
        ]),
    ])
    func anUnusableAnswerIsRepairedOnce(_ bad: LoopbackProvider.Reply) async throws {
        let provider = try LoopbackProvider([bad, good])
        #expect(try await rig.word(desk(provider)) == "pnpm")
        let second = provider.requests.last?.body["messages"]?.array?.last?["content"]?.string ?? ""
        #expect(provider.requests.count == 2 && second.contains("could not be used"))
        let stubborn = try LoopbackProvider([bad])
        #expect(try await rig.word(desk(stubborn), "another question").contains("no usable answer"))
        #expect(stubborn.requests.count == 2)
    }
}
