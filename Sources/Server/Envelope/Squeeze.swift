internal import Compression
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Compresses answers that are worth it, and that no secret can be guessed from.
///
/// Never what says already how it varies; never streams, which must arrive as they are written, and never HTML (see
/// `Conditions.takesGzip`).
enum Squeeze {
    private static let largest = 16 << 20

    static func squeezed(
        _ response: Response, type: String, for request: Request
    ) async throws -> Response {
        guard let size = response.body.contentLength, (KeptAnswer.leastToCompress...largest).contains(size),
            !response.headers.contains(.contentEncoding), !response.headers.contains(.vary),
            MediaRange.isText(type)
        else { return response }
        var response = response
        response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        guard Conditions(request).takesGzip else { return response }
        let collector = Collector()
        try await response.body.write(collector)
        // Where memory is short it is sent as it is.
        let plain = Array(buffer: collector.buffer)
        let bytes = (try? gzipped(plain)) ?? plain
        var headers = response.headers
        headers[.contentLength] = nil
        if bytes.count < plain.count {
            headers[.contentEncoding] = "gzip"
            if let tag = headers[.eTag], tag.hasSuffix("\"") { headers[.eTag] = tag.dropLast() + "-gzip\"" }
        }
        let body = bytes.count < plain.count ? ByteBuffer(bytes: bytes) : collector.buffer
        return Response(
            status: response.status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// Used by one task only.
    private final class Collector: ResponseBodyWriter {
        var buffer = ByteBuffer()
        func write(_ part: ByteBuffer) async throws { buffer.writeImmutableBuffer(part) }
        func finish(_ trailers: HTTPFields?) async throws {}
    }
}
