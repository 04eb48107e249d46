internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that a page of somebody else's makes a browser send (DNS rebinding among them).
///
/// Programs send no `Origin`. Pages of this machine may ask, and those of origins that were named; never a page
/// because its host is the one in `Host`, which is just what a rebound name looks like.
struct OriginCheck: RouterMiddleware {
    private static let local: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// Such as `https://moda.example.com`, in small letters.
    let allowed: Set<String>

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers[values: .origin].allSatisfy(isAllowed) else {
            throw Failure(
                status: .forbidden,
                detail: "this page's origin may not ask here: name it (moda serve --allowed-origin)")
        }
        return try await next(request, context)
    }

    private func isAllowed(_ origin: String) -> Bool {
        let origin = origin.lowercased()
        if allowed.contains(origin) { return true }
        guard let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
        let authority = origin.dropFirst(scheme.count)
        let host =
            authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let port = authority.dropFirst(host.count)
        return Self.local.contains(String(host))
            && (port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) != nil))
    }
}
