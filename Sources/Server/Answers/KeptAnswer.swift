internal import Compression
internal import Events
internal import HTTPTypes
internal import Hummingbird

/// A body that is sent again and again: its bytes, plain and compressed, with everything about them that does not
/// depend on who asks.
struct KeptAnswer: Sendable {
    /// Bytes below which compressing is not worth a header.
    static let leastToCompress = 1_024

    private let plain: ByteBuffer
    private let compressed: ByteBuffer?
    private let tag: String
    private let headers: HTTPFields
    private let compressedHeaders: HTTPFields

    /// - Parameters:
    ///   - bytes: The body.
    ///   - type: Its media type.
    ///   - digest: What its strong ETag is made of; nil for the digest of the bytes.
    ///   - caching: Who may keep it; by default only who has the key, and who asks again every time.
    ///   - more: Further headers.
    init(
        _ bytes: [UInt8], type: String, digest: String? = nil, caching: String = "private, no-cache",
        more: HTTPFields = [:]
    ) {
        plain = ByteBuffer(bytes: bytes)
        tag = digest ?? "sha256:" + ContentID.sha256(bytes)
        // Nil where memory is short; then it is sent as it is.
        let packed =
            bytes.count >= Self.leastToCompress && MediaRange.isText(type) ? try? gzipped(bytes) : nil
        compressed = packed.map(ByteBuffer.init(bytes:))
        var headers: HTTPFields = [.contentType: type, .eTag: "\"\(tag)\"", .cacheControl: caching]
        if compressed != nil { headers[.vary] = "Accept-Encoding" }
        for field in more { headers.append(field) }
        self.headers = headers
        headers[.eTag] = "\"\(tag)\(Self.packedMark)\""
        headers[.contentEncoding] = "gzip"
        compressedHeaders = headers
    }

    /// What tells the ETag of the compressed bytes from that of the plain ones (RFC 9110, 8.8.3.3).
    private static let packedMark = "-gzip"

    /// 304 without a body where the client has it, in whichever form.
    func response(to request: Request) -> Response {
        let packed = compressed.flatMap { request.takesGzip ? $0 : nil }
        if request.hasAlready([tag, tag + Self.packedMark]) {
            var headers = packed == nil ? headers : compressedHeaders
            headers[.contentType] = nil
            headers[.contentEncoding] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: packed == nil ? headers : compressedHeaders,
            body: ResponseBody(byteBuffer: packed ?? plain))
    }
}
