import Events
import Store
import TestSupport
import Testing

@testable import Harness

/// What is asked for, remembered and counted.
@Suite struct EmbeddingDeskTests {
    let rig: ModelRig

    init() throws { rig = try ModelRig() }

    private func desk(
        _ provider: LoopbackProvider, caps: ModelCaps = ModelCaps(), price: ModelPrices.Price? = nil
    ) throws -> EmbeddingDesk {
        EmbeddingDesk(
            try EmbeddingRig.bench(provider, rig.store, caps: caps, price: price), job: "job",
            tenant: rig.tenant, now: rig.now)
    }

    private func provider() throws -> LoopbackProvider {
        try LoopbackProvider { _, body in .json(200, EmbeddingRig.answer(body).text) }
    }

    private func asked(_ provider: LoopbackProvider) -> [Int] {
        provider.requests.map { $0.body["input"]?.array?.count ?? 0 }
    }

    @Test func manyTextsAreAskedForInBatches() async throws {
        let provider = try provider()
        let texts = (0..<150).map { "rule number \($0)" }
        let vectors = try await desk(provider).vectors(of: texts + texts + [""])
        #expect(vectors.count == 150 && asked(provider) == [64, 64, 22])
        let long = (0..<64).map { "\($0) " + String(repeating: "long ", count: 400) }
        _ = try await desk(provider).vectors(of: long)
        #expect(asked(provider).dropFirst(3).allSatisfy { $0 <= 48 })
        let sent = provider.requests.flatMap { $0.body["input"]?.array ?? [] }.compactMap(\.string)
        #expect(sent.allSatisfy { $0.utf8.count <= 1_000 })
    }

    @Test func aServerThatIsBusyIsAskedAgain() async throws {
        let provider = try LoopbackProvider { index, body in
            index < 2
                ? .json(index == 0 ? 429 : 503, "{}", headers: ["Retry-After: 0"])
                : .json(200, EmbeddingRig.answer(body).text)
        }
        let desk = try desk(provider)
        #expect(try await desk.vectors(of: ["use tabs"]).count == 1)
        #expect(provider.requests.count == 3)
        #expect(await desk.notices.isEmpty)
    }

    @Test(arguments: [
        #"{"data":[]}"#, "not json", #"{"data":[{"index":0,"embedding":[]}]}"#,
        #"{"data":[{"index":0,"embedding":["x"]}]}"#, #"{"data":[{"index":9,"embedding":[1]}]}"#, "[]",
        #"{"data":[{"index":0,"embedding":[0,0]}]}"#,
    ])
    func anAnswerThatIsNoneIsLikeNone(_ body: String) async throws {
        let desk = try desk(LoopbackProvider([.json(200, body)]))
        #expect(try await desk.vectors(of: ["use tabs"]).isEmpty)
        #expect(await desk.notices.count == 1)
    }

    @Test func whatItCostIsSettledAndCountsAgainstTheRun() async throws {
        let provider = try provider()
        _ = try await desk(provider, price: ModelPrices.Price(input: 1, output: 0)).vectors(of: ["use tabs"])
        #expect(try await rig.spent() == 2)
        let caps = ModelCaps(runTokens: 40)
        let poor = try desk(provider, caps: caps)
        #expect(try await poor.vectors(of: ["use tabs", String(repeating: "word ", count: 40)]).count == 1)
        #expect(await poor.notices.count == 1 && provider.requests.count == 1)
    }

    @Test func vectorsOfTextsThatAreNoMoreAreForgotten() async throws {
        let provider = try provider()
        _ = try await desk(provider).vectors(of: ["use tabs", "use spaces"])
        _ = try await desk(provider).vectors(of: ["use tabs"])
        _ = try await desk(provider).vectors(of: ["use tabs", "use spaces"])
        #expect(asked(provider) == [2, 1])
    }

    @Test func anotherLengthThanBeforeIsNotMixedIn() async throws {
        let provider = try LoopbackProvider { index, body in
            index == 0
                ? .json(200, EmbeddingRig.answer(body).text)
                : .json(200, #"{"data":[{"index":0,"embedding":[1,2,3]}]}"#)
        }
        _ = try await desk(provider).vectors(of: ["use tabs"])
        let desk = try desk(provider)
        #expect(try await desk.vectors(of: ["use tabs", "use spaces"]).keys.sorted() == ["use tabs"])
        #expect(await desk.notices.first?.contains("another length") == true)
    }

    @Test func tenantsHaveCachesOfTheirOwn() async throws {
        let provider = try provider()
        _ = try await desk(provider).vectors(of: ["use tabs"])
        let other = EmbeddingDesk(
            try EmbeddingRig.bench(provider, rig.store), job: "job", tenant: .local, now: rig.now)
        _ = try await other.vectors(of: ["use tabs"])
        _ = try await desk(provider).vectors(of: ["use tabs"])
        #expect(provider.requests.count == 2)
    }

    @Test(arguments: [
        ("small@https://host/v1/", "small", "https://host/v1"),
        ("text-x", "text-x", "https://api.openai.com/v1"),
        ("@cf/baai/bge@https://host/v1", "@cf/baai/bge", "https://host/v1"),
    ])
    func oneSettingNamesModelAndPlace(_ text: String, _ name: String, _ base: String) throws {
        let setting = try EmbeddingSetting(parsing: text)
        #expect(setting.name == name && setting.base == base)
    }

    @Test(arguments: [
        "", "@https://host/v1", "a b@https://host", "m@ftp://host", "m@https://u:p@host", "m@host",
    ])
    func whatIsNoSettingIsToldOf(_ text: String) {
        #expect(throws: ModelError.self) { try EmbeddingSetting(parsing: text) }
    }

    @Test func aKeyCrossesNoNetworkInTheClear() throws {
        let setting = try EmbeddingSetting(parsing: "m@http://models.example/v1")
        #expect(throws: ModelError.self) {
            try EmbeddingBench(
                setting, key: "k", price: nil, caps: ModelCaps(), retry: ModelRig.retry(), store: rig.store)
        }
        _ = try EmbeddingBench(
            setting, key: nil, price: nil, caps: ModelCaps(), retry: ModelRig.retry(), store: rig.store)
    }
}
