import API
import Events
import Foundation
import Store
import TestSupport
import Testing

@testable import Harness

/// What embeddings change of a run, and what they never do.
@Suite struct EmbeddingJobTests {
    /// The same wish twice without a word in common.
    private static let paraphrases = [
        "always hand reviewers tiny patches", "please give colleagues compact diffs",
    ]
    private static let others = ["use tabs for indentation", "never push to the main branch"]

    private func take(_ words: [String], into bench: Bench, prefix: String = "s") async throws {
        for (index, words) in words.enumerated() {
            var session = ScriptedSession("\(prefix)\(index)", day: 20_000 + Int64(index))
            session.turn("add a retry", runs: ["cat src/client.ts"], answers: "I changed it.")
            session.turn("no, \(words)", runs: ["cat src/client.ts"])
            try await bench.take(session)
        }
    }

    private func partition(_ bench: Bench) async throws -> [[String]] {
        let corrections = try await bench.store.corrections(tenant: bench.tenant)
        let words = Dictionary(uniqueKeysWithValues: corrections.map { ($0.id, $0.words) })
        return try await bench.store.clusters(tenant: bench.tenant)
            .map { $0.members.compactMap { words[$0] }.sorted() }.sorted { $0.joined() < $1.joined() }
    }

    private func report(_ job: JobRecord) throws -> GenerationReport {
        try JSONDecoder().decode(GenerationReport.self, from: Data(try #require(job.report).utf8))
    }

    /// What a run makes of the words without anybody's help.
    private func byWords(_ words: [String]) async throws -> [[String]] {
        let plain = try Bench()
        try await take(words, into: plain)
        _ = try await plain.generate()
        return try await partition(plain)
    }

    @Test func paraphrasesWithoutACommonWordComeTogether() async throws {
        let words = Self.paraphrases + Self.others
        let plainly = try await byWords(words)
        #expect(plainly.map { $0.count } == [2, 1, 1], "\(plainly)")
        let rig = try EmbeddingRig()
        try await take(words, into: rig.bench)
        let run = try report(try await rig.bench.generate())
        #expect(run.notices == nil)
        let found = try await partition(rig.bench)
        #expect(found.count == 3)
        #expect(found.contains(Self.paraphrases.map { "no, " + $0 }.sorted()))
        let request = try #require(rig.provider.requests.first)
        #expect(request.path == "/v1/embeddings" && request.head.contains("Bearer \(EmbeddingRig.key)"))
    }

    @Test func aTextIsAskedForOnceAndAFullCacheGivesTheSame() async throws {
        let rig = try EmbeddingRig()
        try await take(Self.paraphrases + Self.others, into: rig.bench)
        _ = try await rig.bench.generate()
        let first = try await partition(rig.bench)
        let clusters = try await rig.bench.store.clusters(tenant: rig.bench.tenant)
        let requests = rig.provider.requests.count
        _ = try await rig.bench.generate()
        #expect(rig.provider.requests.count == requests)
        #expect(try await partition(rig.bench) == first)
        #expect(try await rig.bench.store.clusters(tenant: rig.bench.tenant) == clusters)
        try await take(["write docs in plain English"], into: rig.bench, prefix: "new")
        _ = try await rig.bench.generate()
        #expect(rig.asked.dropFirst(requests).flatMap(\.self).count == 1)
    }

    @Test(arguments: [401, 404, 500])
    func aServerThatFailsLeavesANoticeAndTodaysResult(_ status: Int) async throws {
        let words = Self.paraphrases + Self.others
        let rig = try EmbeddingRig { _ in .json(status, #"{"error":{"message":"no"}}"#) }
        try await take(words, into: rig.bench)
        let job = try await rig.bench.generate()
        #expect(job.status == .done)
        let notice = try #require(try report(job).notices?.first)
        #expect(notice.hasPrefix("the embeddings: ") && notice.contains("HTTP \(status)"))
        #expect(notice.contains("MODA_EMBEDDINGS_KEY") == (status == 401))
        #expect(try await partition(rig.bench) == byWords(words))
        #expect(rig.provider.requests.count == (status == 500 ? 3 : 1))
    }

    @Test func aModelThatCallsEverythingAlikeIsNotBelieved() async throws {
        let provider = try LoopbackProvider { _, body in
            let count = body["input"]?.array?.count ?? 0
            let data = (0..<count).map { _ in
                JSONValue.object(["embedding": .array([.number(1), .number(2)])])
            }
            return .json(200, JSONValue.object(["data": .array(data)]).text)
        }
        let bench = try Bench(embeddings: { try EmbeddingRig.bench(provider, $0) })
        try await take(Self.paraphrases, into: bench)
        let job = try await bench.generate()
        #expect(
            try report(job).notices == [
                "the embeddings: the model calls everything alike, so that it says nothing here"
            ])
        #expect(try await partition(bench) == byWords(Self.paraphrases))
    }

    @Test func whatWasKnownStaysTogetherWhileTheServerIsAway() async throws {
        let rig = try EmbeddingRig { $0 == 0 ? nil : .json(503, "{}") }
        try await take(Self.paraphrases, into: rig.bench)
        _ = try await rig.bench.generate()
        try await take(Self.others, into: rig.bench, prefix: "new")
        let job = try await rig.bench.generate()
        #expect(try report(job).notices?.first?.hasSuffix("the run goes on without new ones") == true)
        #expect(try await partition(rig.bench).count == 3)
    }

    @Test(arguments: [
        ("hand reviewers tiny patches", "never give colleagues compact diffs"),
        ("don't hand reviewers tiny patches", "please give colleagues compact diffs"),
        ("please hand reviewers patches after lunch", "please give colleagues diffs before noon"),
        ("use `vim` to greet visitors", "use `emacs` to hail guests"),
    ])
    func oppositesAreNeverTogetherHoweverNear(_ one: String, _ other: String) async throws {
        let rig = try EmbeddingRig()
        try await take([one, other], into: rig.bench)
        let run = try report(try await rig.bench.generate())
        #expect(run.notices == nil && !rig.provider.requests.isEmpty)
        let apart = try await partition(rig.bench)
        #expect(apart.allSatisfy { $0.count == 1 }, "\(apart)")
    }

    @Test func capsHoldAndNoSecretLeaves() async throws {
        let token = "ghp_" + "R7kQ2mXv9TzLb4WcY8nHs3JdF6gPa1EoUiVt"
        let rig = try EmbeddingRig()
        try await take(["always use the deploy token \(token) for staging"], into: rig.bench)
        _ = try await rig.bench.generate()
        #expect(!rig.asked.isEmpty && !rig.asked.joined().contains { $0.contains(token) })
        let poor = try EmbeddingRig(caps: ModelCaps(runTokens: 10))
        try await take(Self.paraphrases, into: poor.bench)
        let job = try await poor.bench.generate()
        #expect(poor.provider.requests.isEmpty)
        #expect(try report(job).notices?.first?.contains("the cap on this run's tokens is reached") == true)
    }
}
