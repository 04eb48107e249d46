internal import Events
internal import Hummingbird
internal import Store

/// Lets a request through only with a live API key; the tenant comes from the key and from nothing else.
struct KeyGuard: RouterMiddleware {
    let control: any ControlStore
    let now: @Sendable () -> Timestamp

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.key = try await tenancy(of: request)
        return try await next(request, context)
    }

    /// The same answer for every wrong key, so that it tells nothing of which keys exist.
    private func tenancy(of request: Request) async throws -> Tenancy {
        guard let text = request.bearerToken, let key = APIKey(text),
            let record = try await control.key(id: key.id), key.matches(digest: record.digest),
            record.isLive(at: now())
        else { throw Failure.unauthorized }
        return Tenancy(tenant: record.tenant, keyID: record.id)
    }
}

extension Request {
    fileprivate var bearerToken: String? {
        guard let header = headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
