internal import Events
internal import Foundation
internal import Hummingbird

extension Response {
    /// A value as JSON with sorted keys, so that equal values have equal bytes.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var headers = headers
        headers[.contentType] = type
        let bytes = ByteBuffer(bytes: try encoder.encode(value))
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    /// The same JSON with a strong ETag over its bytes; 304 without a body where the client has it already.
    static func cachedJSON(_ value: some Encodable, for request: Request) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(value)
        return .cached(
            Array(bytes), type: "application/json", digest: "sha256:" + ContentID.sha256(bytes), for: request)
    }

    /// Bytes with their digest as strong ETag (RFC 9110, 8.8); private, since they belong to one tenant.
    static func cached(_ bytes: [UInt8], type: String, digest: String, for request: Request) -> Response {
        let tag = "\"\(digest)\""
        var headers: HTTPFields = [.contentType: type, .eTag: tag, .cacheControl: "private, no-cache"]
        if request.wantsOnly(newerThan: tag) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Request {
    /// True where `If-None-Match` names the tag, weak or strong, alone or in a list, or says `*`.
    fileprivate func wantsOnly(newerThan tag: String) -> Bool {
        let given = headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
        return given.contains { item in
            var text = item.drop { $0.isWhitespace }
            while text.last?.isWhitespace == true { text.removeLast() }
            return text == "*" || text == tag || text == "W/" + tag
        }
    }
}
