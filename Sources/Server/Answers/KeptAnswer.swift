internal import Compression
internal import Events
internal import HTTPTypes
internal import Hummingbird

/// A body that is sent again and again: its bytes, plain and compressed, with everything about them that does not
/// depend on who asks.
final class KeptAnswer: Sendable {
    /// One of the ways in which the same answer is sent.
    enum Form: Int, CaseIterable {
        case plain, packed
        /// 304 without a body, for who has it already.
        case plainUnchanged, packedUnchanged

        var isUnchanged: Bool { self == .plainUnchanged || self == .packedUnchanged }
        var status: HTTPResponse.Status { isUnchanged ? .notModified : .ok }
    }

    /// Bytes below which compressing is not worth a header.
    static let leastToCompress = 1_024

    let type: String
    private let plain: ByteBuffer
    private let compressed: ByteBuffer?
    /// The strong tags of both forms of the bytes, in their quotes.
    private let tags: [String]
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
        self.type = type
        plain = ByteBuffer(bytes: bytes)
        let tag = digest ?? "sha256:" + ContentID.sha256(bytes)
        tags = ["\"\(tag)\"", "\"\(tag)\(Self.packedMark)\""]
        // Nil where memory is short; then it is sent as it is.
        let packed =
            bytes.count >= Self.leastToCompress && MediaRange.isText(type) ? try? gzipped(bytes) : nil
        compressed = packed.map(ByteBuffer.init(bytes:))
        var headers: HTTPFields = [.contentType: type, .eTag: tags[0], .cacheControl: caching]
        if compressed != nil { headers[.vary] = "Accept-Encoding" }
        for field in more { headers.append(field) }
        self.headers = headers
        headers[.eTag] = tags[1]
        headers[.contentEncoding] = "gzip"
        compressedHeaders = headers
    }

    /// What tells the ETag of the compressed bytes from that of the plain ones (RFC 9110, 8.8.3.3).
    private static let packedMark = "-gzip"

    /// The form that a request wants.
    func form(for conditions: Conditions) -> Form {
        let isPacked = compressed != nil && conditions.takesGzip
        // The client may have it in whichever form.
        if conditions.hasAlready(tags) {
            return isPacked ? .packedUnchanged : .plainUnchanged
        }
        return isPacked ? .packed : .plain
    }

    func fields(of form: Form) -> HTTPFields {
        switch form {
        case .plain: return headers
        case .packed: return compressedHeaders
        case .plainUnchanged, .packedUnchanged:
            var fields = form == .plainUnchanged ? headers : compressedHeaders
            fields[.contentType] = nil
            fields[.contentEncoding] = nil
            return fields
        }
    }

    /// Nil where the form has none.
    func body(of form: Form) -> ByteBuffer? {
        switch form {
        case .plain: plain
        case .packed: compressed
        case .plainUnchanged, .packedUnchanged: nil
        }
    }

    func response(to request: Request) -> Response {
        let form = form(for: Conditions(request))
        return Response(
            status: form.status, headers: fields(of: form),
            body: body(of: form).map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
    }
}
