import Events
import Foundation
import Store
import TestSupport

@testable import Harness

/// A bench whose embeddings are played by a table of synonyms: words of one line are one dimension, all other words are
/// one each, and common ones none.
struct EmbeddingRig {
    static let key = "sk-test-0123456789"

    let provider: LoopbackProvider
    let bench: Bench

    /// `fault` answers in place of the vectors, by the number of the request.
    init(
        caps: ModelCaps = ModelCaps(), price: ModelPrices.Price? = nil,
        fault: @escaping @Sendable (Int) -> LoopbackProvider.Reply? = { _ in nil }
    ) throws {
        let provider = try LoopbackProvider { index, body in
            fault(index) ?? .json(200, Self.answer(body).text)
        }
        self.provider = provider
        bench = try Bench(embeddings: { store in
            try Self.bench(provider, store, caps: caps, price: price)
        })
    }

    static func bench(
        _ provider: LoopbackProvider, _ store: any EmbeddingStore, caps: ModelCaps = ModelCaps(),
        price: ModelPrices.Price? = nil
    ) throws -> EmbeddingBench {
        try EmbeddingBench(
            EmbeddingSetting(parsing: "synonyms@\(provider.address)/v1"), key: key, price: price, caps: caps,
            timeouts: ModelTimeouts(connect: 2, idle: 5, total: 10), retry: ModelRig.retry(), store: store)
    }

    /// The texts that were asked for, request by request.
    var asked: [[String]] {
        provider.requests.map { ($0.body["input"]?.array ?? []).compactMap(\.string) }
    }

    static func answer(_ body: JSONValue) -> JSONValue {
        let texts = (body["input"]?.array ?? []).compactMap(\.string)
        // Not in the order of the texts, as the protocol allows.
        let data = texts.enumerated().reversed().map { index, text in
            JSONValue.object([
                "index": .integer(Int64(index)), "embedding": .array(vector(of: text).map(JSONValue.number)),
            ])
        }
        let tokens = texts.reduce(0) { $0 + $1.split(separator: " ").count }
        return .object([
            "data": .array(data), "usage": .object(["prompt_tokens": .integer(Int64(tokens))]),
        ])
    }

    private static let dimensions = 256
    private static let synonyms = [
        "reviewer reviewers colleague colleagues", "patch patches diff diffs", "tiny small compact",
        "greet hail", "visitors guests",
    ]
    private static let common: Set<String> = [
        "the", "a", "of", "to", "is", "are", "do", "not", "no", "please", "for", "in", "you", "we", "with",
        "on", "and", "your", "our", "must", "should", "don't", "never", "always", "hand", "give",
    ]

    private static func vector(of text: String) -> [Double] {
        var vector = [Double](repeating: 0, count: dimensions)
        vector[0] = 0.1
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" }).map(String.init)
        where !common.contains(word) {
            let line = synonyms.firstIndex { $0.split(separator: " ").contains { $0 == word } }
            let place = line.map { $0 + 1 } ?? 8 + Int(hash(word) % UInt64(dimensions - 8))
            vector[place] += 1
        }
        return vector
    }

    private static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
