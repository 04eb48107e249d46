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

    consuming func perform(_ exchange: Exchange) throws(FetchError) -> FetchResponse {
        try prepare(exchange)
        let code = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
        let result = exchange.result
        guard !result.isOverfull else {
            throw FetchError(
                url: request.url, reason: "the answer has more than \(request.largest) bytes",
                isTooLarge: true)
        }
        if let idle = exchange.silence {
            throw FetchError(
                url: request.url, reason: "timeout: nothing came for \(idle) s", isTransient: true)
        }
        if !result.isOver { try check(code) }
        var status = 0
        try check(moda_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status))
        return FetchResponse(status: status, headers: result.headers, body: result.body)
    }

    private func prepare(_ exchange: Exchange) throws(FetchError) {
        try check(moda_curl_set_string(handle, CURLOPT_URL, request.url))
        try check(moda_curl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method))
        try check(moda_curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https"))
        try check(moda_curl_set_long(handle, CURLOPT_NOSIGNAL, 1))
        try check(moda_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, request.connectTimeout))
        try check(moda_curl_set_long(handle, CURLOPT_TIMEOUT, request.timeout))
        try check(moda_curl_set_pointer(handle, CURLOPT_HTTPHEADER, headerList))
        if request.method != "GET" { try check(setBody()) }
        try connect(Unmanaged.passUnretained(exchange).toOpaque())
    }

    /// Lets curl hand over what it receives, and ask now and then whether it is still wanted.
    private func connect(_ context: UnsafeMutableRawPointer) throws(FetchError) {
        try check(moda_curl_set_callback(handle, CURLOPT_WRITEFUNCTION, takeBody))
        try check(moda_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(moda_curl_set_callback(handle, CURLOPT_HEADERFUNCTION, takeHeader))
        try check(moda_curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        try check(moda_curl_set_progress(handle, goesOn))
        try check(moda_curl_set_pointer(handle, CURLOPT_XFERINFODATA, context))
        try check(moda_curl_set_long(handle, CURLOPT_NOPROGRESS, 0))
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
        guard code == CURLE_OK else { throw FetchError(url: request.url, code: code) }
    }

    private static let startLibrary = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}

private func exchange(_ context: UnsafeMutableRawPointer) -> Exchange {
    Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
}

private func takeBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return exchange(context).takeBody(buffer) ? size * count : 0
}

private func takeHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context, let bytes else { return 0 }
    exchange(context).takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

/// 0 to go on; anything else ends the exchange.
private func goesOn(
    _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    context.map { exchange($0).goesOn ? 0 : 1 } ?? 0
}
