internal import Events
internal import Redaction
internal import Store

/// Has texts embedded on behalf of one run: remembers vectors, keeps to the caps, asks again where that may help, and
/// gives up where it does not.
actor EmbeddingDesk {
    /// Texts a request, and bytes of them: what every server takes.
    private static let batch = (texts: 64, bytes: 48_000)

    /// Bytes of a text; a rule is said in fewer.
    private static let longest = 1_000

    private let bench: EmbeddingBench
    private let job: String
    private let tenant: TenantID
    private let now: Timestamp
    private let redactor = Redactor()
    /// What a person should know of this run, each once.
    private(set) var notices: [String] = []

    init(_ bench: EmbeddingBench, job: String, tenant: TenantID, now: Timestamp) {
        self.bench = bench
        self.job = job
        self.tenant = tenant
        self.now = now
    }

    func note(_ notice: String) {
        if !notices.contains(notice) { notices.append("the embeddings: " + notice) }
    }

    /// The vectors of some texts, by text.
    ///
    /// Where one of them cannot be had, those that were known before the run: what it made is then for the next one, so
    /// that a server that fails half-way changes nothing.
    ///
    /// - Throws: `CancellationError` where the run ends, errors of the store.
    func vectors(of texts: [String]) async throws -> [String: Embedding] {
        let wanted = Dictionary(
            Set(texts).map { ($0, clean($0)) }.filter { !$0.1.isEmpty },
            uniquingKeysWith: { first, _ in first })
        let digests = wanted.mapValues { ContentID.make("embedding", bench.provider.identity, $0) }
        let known = try await bench.store.embeddings(Set(digests.values), tenant: tenant)
        let missing = Dictionary(
            wanted.compactMap { text, clean in digests[text].map { ($0, clean) } },
            uniquingKeysWith: { first, _ in first }
        ).filter { known[$0.key] == nil }
        var all = known
        do {
            for batch in Self.batches(missing) {
                all.merge(try await made(batch, beside: known)) { old, _ in old }
            }
            try await bench.store.keepEmbeddings(Set(digests.values), tenant: tenant)
        } catch let error as ModelError {
            note("\(error.reason); the run goes on without \(known.isEmpty ? "them" : "new ones")")
            all = known
        }
        return digests.compactMapValues { all[$0] }
    }

    /// A text as it leaves: redacted once more, and only then cut, so that no half of a secret is left.
    private func clean(_ text: String) -> String {
        let bytes = redactor.redact(text).utf8.prefix(Self.longest)
        return String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" }
    }

    /// In the order of their digests, so that two runs ask for the same.
    private static func batches(_ missing: [String: String]) -> [[(digest: String, text: String)]] {
        var batches: [[(digest: String, text: String)]] = []
        var bytes = 0
        for (digest, text) in missing.sorted(by: { $0.key < $1.key }) {
            if let last = batches.last, last.count < batch.texts, bytes + text.utf8.count <= batch.bytes {
                batches[batches.count - 1].append((digest, text))
            } else {
                batches.append([(digest, text)])
                bytes = 0
            }
            bytes += text.utf8.count
        }
        return batches
    }

    /// The vectors of one batch, kept in the store.
    private func made(
        _ batch: [(digest: String, text: String)], beside known: [String: Embedding]
    ) async throws -> [String: Embedding] {
        let vectors = try await told(batch.map(\.text))
        let length = known.values.first?.bytes.count
        guard length == nil || length == vectors.first?.bytes.count else {
            throw ModelError(
                .unusable, "vectors of the model \(bench.provider.model) have another length than before")
        }
        let made = Dictionary(zip(batch.map(\.digest), vectors), uniquingKeysWith: { first, _ in first })
        try await bench.store.saveEmbeddings(made, tenant: tenant)
        return made
    }

    /// Asks until somebody answers, or it is time to give up.
    private func told(_ texts: [String]) async throws -> [Embedding] {
        var failed = 0
        while true {
            do {
                return try await paid(texts)
            } catch let error as ModelError {
                failed += 1
                guard let pause = bench.retry.pause(after: failed, error) else { throw error }
                try await Task.sleep(for: .seconds(pause))
            }
        }
    }

    /// Asks once, booked before and settled after; an attempt that was cut off stays booked, since it may have cost.
    private func paid(_ texts: [String]) async throws -> [Embedding] {
        // No tokenizer makes more of a text than a token of two bytes, and few marks around it.
        let upper = texts.reduce(0) { $0 + $1.utf8.count / 2 + 8 }
        let spend = ModelSpend(
            job: job, model: bench.provider.model, at: now, tokens: Int64(upper), microdollars: cost(upper))
        let reservation = try await bench.store.reserve(spend, caps: bench.caps, tenant: tenant)
        guard case .granted(let id) = reservation else {
            if case .spent(let cap) = reservation { throw ModelError(.spent, "the cap on \(cap) is reached") }
            throw ModelError(.spent, "a cap is reached")
        }
        do {
            let answer = try await bench.provider.vectors(of: texts)
            try await settle(id, answer.tokens ?? upper)
            return answer.vectors
        } catch let error as ModelError where !error.mayHaveCost {
            try await settle(id, 0)
            throw error
        }
    }

    private func settle(_ id: Int64, _ tokens: Int) async throws {
        try await bench.store.settle(
            id, tokens: Int64(tokens), microdollars: cost(tokens), tenant: tenant)
    }

    private func cost(_ tokens: Int) -> Int64 {
        bench.price?.microdollars(ModelUsage(input: tokens, output: 0)) ?? 0
    }
}
