internal import Events
internal import Fetch
internal import Synchronization

/// Puts an answer together from the events of a provider's stream.
protocol AnswerAssembly: Sendable {
    /// Takes an event; true once the answer is complete.
    mutating func take(_ event: JSONValue, named name: String) -> Bool

    /// The answer of a whole body, for servers that do not stream.
    mutating func take(body: JSONValue)

    /// Throws where what came is no whole answer.
    func answer() throws(ModelError) -> ModelAnswer
}

/// Sends a question and reads the answer as it comes.
struct AnswerStream: Sendable {
    /// The largest answer in bytes, with everything that the protocol wraps around it.
    static let largest = 8 << 20

    let timeouts: ModelTimeouts
    /// Never shown, also where a server repeats it.
    let key: String?

    /// Posts JSON and puts the answer together.
    ///
    /// - Throws: `ModelError` where the server refuses or the answer is cut off.
    func post<Assembly: AnswerAssembly>(
        _ body: JSONValue, to url: String, headers: [(name: String, value: String)], into empty: Assembly
    ) async throws -> ModelAnswer {
        let assembly = Assembled(empty)
        var request = FetchRequest(
            "POST", url, headers: headers + [(name: "Content-Type", value: "application/json")],
            body: Array(body.text.utf8), connectTimeout: timeouts.connect, timeout: timeouts.total,
            idleTimeout: timeouts.idle, largest: Self.largest)
        request.headers.append((name: "Accept", value: "text/event-stream, application/json"))
        let response: FetchResponse
        do {
            response = try await fetch(request) { !assembly.take($0) }
        } catch let error as FetchError {
            throw failure(error)
        }
        guard (200..<300).contains(response.status) else { throw ModelFailure.of(response, hiding: key) }
        if !response.body.isEmpty {
            guard let whole = try? JSONValue(parsing: response.body) else {
                throw ModelError(.unusable, "the server's answer is no JSON")
            }
            assembly.take(body: whole)
        }
        do {
            return try assembly.value.answer()
        } catch {
            var error = error
            error.mayHaveCost = true
            throw error
        }
    }

    private func failure(_ error: FetchError) -> ModelError {
        let code: ModelError.Code = error.isTransient ? .transient : error.isTooLarge ? .unusable : .refused
        var failure = ModelError(code, error.reason)
        failure.mayHaveCost = true
        return failure
    }

    /// The assembly while curl's thread writes to it.
    private final class Assembled<Assembly: AnswerAssembly>: Sendable {
        private let state: Mutex<Assembly>

        init(_ empty: Assembly) { state = Mutex(empty) }

        var value: Assembly { state.withLock { $0 } }

        /// True once the answer is complete.
        func take(_ event: ServerEvent) -> Bool {
            guard event.data != "[DONE]" else { return true }
            // An event that is no JSON is no part of an answer.
            guard let data = try? JSONValue(parsing: event.data) else { return false }
            return state.withLock { $0.take(data, named: event.name) }
        }

        func take(body: JSONValue) { state.withLock { $0.take(body: body) } }
    }
}
