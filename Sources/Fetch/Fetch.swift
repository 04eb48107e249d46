internal import Threads

/// One HTTP request, by libcurl, with nothing that survives it.
package struct FetchRequest: Sendable {
    package var method: String
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Seconds to connect, and for the whole exchange.
    package var connectTimeout: Int
    package var timeout: Int
    /// Seconds without a byte after which the exchange is given up; nil for no such limit.
    package var idleTimeout: Int?
    /// Bytes of an answer's body from which on it is none.
    package var largest: Int

    package init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        connectTimeout: Int = 5, timeout: Int = 60, idleTimeout: Int? = nil, largest: Int = .max
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.idleTimeout = idleTimeout
        self.largest = largest
    }
}

/// What came back.
package struct FetchResponse: Sendable {
    package let status: Int
    /// The last response's headers, names in lower case.
    package let headers: [String: String]
    /// Empty where the answer was a stream of events and somebody took them.
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// Performs a request, off the cooperative thread pool; a cancelled task ends it within a second.
///
/// - Parameters:
///   - request: What is sent, and how long and how much of an answer is waited for.
///   - events: Gets the events of a successful answer that is a stream of them, as they come; returns false
///     once it has what it wants, which ends the exchange well. Without it a stream is a body like any other.
/// - Returns: The response; an HTTP error status is one.
/// - Throws: `FetchError` where no response came, `CancellationError` where the task was cancelled.
package func fetch(
    _ request: FetchRequest, events: (@Sendable (ServerEvent) -> Bool)? = nil
) async throws -> FetchResponse {
    let exchange = Exchange(largest: request.largest, idle: request.idleTimeout, take: events)
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            startThread {
                let result = Result<FetchResponse, any Error> {
                    try EasyHandle(request).perform(exchange)
                }
                if case .failure = result, exchange.wasCancelled {
                    continuation.resume(throwing: CancellationError())
                } else {
                    continuation.resume(with: result)
                }
            }
        }
    } onCancel: {
        exchange.cancel()
    }
}
