internal import CCurl

/// One libcurl easy handle, set up for one request.
struct EasyHandle: ~Copyable {
    private let handle: UnsafeMutableRawPointer
    private let request: FetchRequest
    private var headerList: UnsafeMutablePointer<curl_slist>?

    init(_ request: FetchRequest) throws(FetchError) {
        _ = Self.startLibrary
        guard let handle = curl_easy_init() else {
            throw FetchError(url: request.url, reason: "out of memory")
        }
        self.handle = handle
        self.request = request
        // "Expect: 100-continue" would cost a second against servers that ignore it.
        for header in request.headers + [(name: "Expect", value: "")] {
            headerList = curl_slist_append(headerList, "\(header.name): \(header.value)")
        }
    }

    deinit {
        curl_slist_free_all(headerList)
        curl_easy_cleanup(handle)
    }

    consuming func perform() throws(FetchError) -> FetchResponse {
        let sink = Sink(largest: request.largest)
        try prepare(sink)
        let code = withExtendedLifetime(sink) { curl_easy_perform(handle) }
        guard !sink.isOverfull else {
            throw FetchError(
                url: request.url, reason: "the answer has more than \(request.largest) bytes",
                isTooLarge: true)
        }
        try check(code)
        var status = 0
        try check(moda_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status))
        return FetchResponse(status: status, headers: sink.headers, body: sink.body)
    }

    private func prepare(_ sink: Sink) throws(FetchError) {
        try check(moda_curl_set_string(handle, CURLOPT_URL, request.url))
        try check(moda_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method))
        try check(moda_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        try check(moda_curl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        try check(moda_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, request.connectTimeout))
        try check(moda_curl_set_long(handle, CURLOPT_TIMEOUT, request.timeout))
        try check(moda_curl_set_pointer(handle, CURLOPT_HTTPHEADER, headerList))
        if request.method != "GET" { try check(setBody()) }
        let context = Unmanaged.passUnretained(sink).toOpaque()
        try check(moda_curl_set_callback(handle, CURLOPT_WRITEFUNCTION, takeBody))
        try check(moda_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(moda_curl_set_callback(handle, CURLOPT_HEADERFUNCTION, takeHeader))
        try check(moda_curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
    }

    /// Gives curl its own copy; it takes a null pointer for "read it by a callback", so an empty body needs
    /// an address.
    private func setBody() -> CURLcode {
        let size = moda_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, request.body.count)
        guard size == CURLE_OK else { return size }
        var copy = request.body + [0]
        return copy.withUnsafeMutableBytes {
            moda_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
        }
    }

    private func check(_ code: CURLcode) throws(FetchError) {
        guard code == CURLE_OK else {
            throw FetchError(url: request.url, reason: String(cString: curl_easy_strerror(code)))
        }
    }

    private static let startLibrary = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}

/// Collects what curl hands over.
private final class Sink {
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var isOverfull = false
    let largest: Int

    init(largest: Int) { self.largest = largest }
}

private func takeBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
    guard size * count <= sink.largest - sink.body.count else {
        sink.isOverfull = true
        return 0
    }
    sink.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

private func takeHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
    if line.hasPrefix("HTTP/") { sink.headers = [:] }
    let parts = line.split(separator: ":", maxSplits: 1)
    if parts.count == 2 {
        sink.headers[parts[0].lowercased()] = String(
            parts[1].drop { $0.isWhitespace }.prefix { !$0.isNewline })
    }
    return size * count
}
