internal import Events
internal import Fetch

/// Embeddings as OpenAI made them and many servers speak them: one attempt a call, no cache, no counting.
struct EmbeddingProvider: Sendable {
    /// The largest answer in bytes: numbers in words take up to twenty of them each.
    private static let largest = 32 << 20

    let model: String
    let base: String
    let key: String?
    let timeouts: ModelTimeouts

    /// What a vector depends on beside its text.
    var identity: String { "embeddings \(model) \(base)" }

    /// One vector a text, in their order, and the tokens that it took, where the server tells.
    ///
    /// - Throws: `ModelError`, or `CancellationError` where the task was cancelled.
    func vectors(of texts: [String]) async throws -> (vectors: [Embedding], tokens: Int?) {
        let response: FetchResponse
        do {
            response = try await fetch(request(texts))
        } catch let error as FetchError {
            let code: ModelError.Code =
                error.isTransient ? .transient : error.isTooLarge ? .unusable : .refused
            var failure = ModelError(code, error.reason)
            failure.mayHaveCost = true
            throw failure
        }
        guard (200..<300).contains(response.status) else {
            throw ModelFailure.of(response, hiding: key, keyName: EmbeddingSetting.keyVariable)
        }
        do {
            return try Self.read(response.body, count: texts.count)
        } catch {
            var failure = error
            failure.mayHaveCost = true
            throw failure
        }
    }

    private func request(_ texts: [String]) -> FetchRequest {
        let body = JSONValue.object([
            "model": .string(model), "input": .array(texts.map(JSONValue.string)),
            "encoding_format": .string("float"),
        ])
        let headers =
            [(name: "Content-Type", value: "application/json"), (name: "Accept", value: "application/json")]
            + (key.map { [(name: "Authorization", value: "Bearer \($0)")] } ?? [])
        return FetchRequest(
            "POST", base + "/embeddings", headers: headers, body: Array(body.text.utf8),
            connectTimeout: timeouts.connect, timeout: timeouts.total, idleTimeout: timeouts.idle,
            largest: Self.largest)
    }

    /// The vectors of an answer, of which there must be as many as texts, each at its place and all of one length.
    private static func read(
        _ body: [UInt8], count: Int
    ) throws(ModelError) -> (vectors: [Embedding], tokens: Int?) {
        guard let json = try? JSONValue(parsing: body), let data = json["data"]?.array else {
            throw ModelError(.unusable, "the server's answer holds no list of vectors")
        }
        guard data.count == count else {
            throw ModelError(.unusable, "the server gave \(data.count) vectors for \(count) texts")
        }
        var found: [Int: Embedding] = [:]
        for (place, entry) in data.enumerated() {
            let index = entry["index"]?.integer.flatMap { Int(exactly: $0) } ?? place
            let numbers = entry["embedding"]?.array ?? []
            let values = numbers.compactMap(\.number)
            guard values.count == numbers.count, let vector = Embedding(values), found[index] == nil else {
                throw ModelError(.unusable, "a vector of the server's is none, or stands there twice")
            }
            found[index] = vector
        }
        let vectors = (0..<count).compactMap { found[$0] }
        guard vectors.count == count, Set(vectors.map(\.bytes.count)).count == 1 else {
            throw ModelError(.unusable, "the server's vectors are not one a text and of one length")
        }
        let tokens = json["usage"]?["prompt_tokens"]?.integer ?? json["usage"]?["total_tokens"]?.integer
        return (vectors, tokens.flatMap { (0..<1 << 40).contains($0) ? Int($0) : nil })
    }
}
