internal import HTTPTypes
internal import Hummingbird

extension Request {
    /// What the request offers as its key, the surest first: the path's token, then the headers.
    ///
    /// Datadog's programs can send `DD-API-KEY` only, or in agent mode nothing but a path; one that has a
    /// token in its path may still send a key of Datadog's own along, which is none of ours.
    func credentials(_ context: ModaContext) -> [String] {
        let bearer = headers[.authorization]?.bearerToken.map { String(Substring($0)) }
        let own = Self.keyHeaders.map { headers[$0] }
        return ([context.parameters.get("token"), bearer] + own).compactMap(\.self)
    }

    private static let keyHeaders = ["dd-api-key", "x-api-key"].compactMap { HTTPField.Name($0) }
}

extension String {
    /// What stands behind `Bearer` in an `Authorization` (RFC 6750, 2.1); nil where that is no one word.
    var bearerToken: Substring.UTF8View? {
        let scheme = "bearer "
        guard utf8.starts(with: scheme.utf8, by: { $0 | 0x20 == $1 }) else { return nil }
        let token = utf8.dropFirst(scheme.utf8.count).drop { $0 == UInt8(ascii: " ") }
        let space = UInt8(ascii: " ")
        let hasMore = token.withContiguousStorageIfAvailable { $0.contains(space) } ?? token.contains(space)
        return token.isEmpty || hasMore ? nil : token
    }
}
