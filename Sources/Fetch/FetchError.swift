internal import CCurl

/// An exchange that ended without a response.
package struct FetchError: Error, CustomStringConvertible {
    package let url: String
    package let reason: String
    /// An answer came, but a larger one than was asked for.
    package var isTooLarge = false
    /// The connection failed, broke or was too slow; another attempt may succeed.
    package var isTransient = false

    package var description: String { "\(url): \(reason)" }
}

extension FetchError {
    init(url: String, code: CURLcode) {
        self.init(
            url: url, reason: String(cString: curl_easy_strerror(code)),
            isTransient: Self.transient.contains { $0 == code })
    }

    private static let transient = [
        CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_PARTIAL_FILE, CURLE_OPERATION_TIMEDOUT,
        CURLE_SSL_CONNECT_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2,
        CURLE_HTTP2_STREAM,
    ]
}
