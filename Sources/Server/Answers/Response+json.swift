internal import API
internal import Events
internal import Foundation
internal import Hummingbird

extension Response {
    /// A value as JSON with sorted keys, so that equal values have equal bytes.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json",
        headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try jsonBytes(value))))
    }

    /// The bytes of such JSON.
    static func jsonBytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// The same JSON with a strong ETag over its bytes; 304 without a body where the client has it already.
    static func cachedJSON(
        _ value: some Encodable, for request: Request, headers: HTTPFields = [:]
    ) throws -> Response {
        let bytes = try jsonBytes(value)
        return cached(
            bytes, type: "application/json", digest: "sha256:" + ContentID.sha256(bytes), for: request,
            headers: headers)
    }

    /// Bytes with their digest as strong ETag (RFC 9110, 8.8); private, since they belong to one tenant.
    static func cached(
        _ bytes: [UInt8], type: String, digest: String, for request: Request, headers: HTTPFields = [:]
    ) -> Response {
        KeptAnswer(bytes, type: type, digest: digest, more: headers).response(to: request)
    }

    /// A page of a list that grows all the time, with a link to the one that follows.
    static func page(
        _ value: some Encodable, next: String?, as name: String, of request: Request
    ) throws -> Response {
        var headers = request.link(next: next, as: name)
        headers[.cacheControl] = "no-store"
        return try json(value, headers: headers)
    }

    /// An error in our own form, RFC 9457.
    static func problem(_ failure: Failure, requestID: String) throws -> Response {
        let view = ProblemView(
            type: failure.type, title: failure.status.reasonPhrase, status: failure.status.code,
            detail: failure.detail, requestID: requestID.isEmpty ? nil : requestID)
        return try .json(
            view, status: failure.status, type: "application/problem+json", headers: failure.headers)
    }
}
