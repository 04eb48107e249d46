internal import CCurl

/// One HTTP request, by libcurl, with nothing that survives it.
package struct FetchRequest: Sendable {
    package var method: String
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Seconds to connect, and for the whole exchange.
    package var connectTimeout: Int
    package var timeout: Int
    /// Bytes of an answer's body from which on it is none.
    package var largest: Int

    package init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        connectTimeout: Int = 5, timeout: Int = 60, largest: Int = .max
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.largest = largest
    }
}

/// What came back.
package struct FetchResponse: Sendable {
    package let status: Int
    /// The last response's headers, names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]

    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// An exchange that ended without a response.
package struct FetchError: Error, CustomStringConvertible {
    package let url: String
    package let reason: String
    /// An answer came, but a larger one than was asked for.
    package var isTooLarge = false

    package var description: String { "\(url): \(reason)" }
}

/// Performs a request, off the cooperative thread pool.
///
/// - Throws: `FetchError` where no response came; an HTTP error status is a response.
package func fetch(_ request: FetchRequest) async throws -> FetchResponse {
    try await withCheckedThrowingContinuation { continuation in
        onOwnThread {
            continuation.resume(with: Result { try EasyHandle(request).perform() })
        }
    }
}
