internal import HTTPTypes
internal import Hummingbird

extension Request {
    /// What the request offers as its key, the surest first: the path's token, then the headers.
    ///
    /// Datadog's programs can send `DD-API-KEY` only, or in agent mode nothing but a path; one that has a
    /// token in its path may still send a key of Datadog's own along, which is none of ours.
    func credentials(_ context: ModaContext) -> [String] {
        let own = Self.keyHeaders.map { headers[$0] }
        return ([context.parameters.get("token"), bearerToken] + own).compactMap(\.self)
    }

    private static let keyHeaders = ["dd-api-key", "x-api-key"].compactMap { HTTPField.Name($0) }

    private var bearerToken: String? {
        guard let header = headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
