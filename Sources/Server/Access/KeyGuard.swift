internal import Events
internal import Hummingbird
internal import Store

/// Lets a request through only with a live API key that has the route's scope.
///
/// 401 is the same for every wrong key, so that it tells nothing of which keys exist; 403 names the missing
/// scope and nothing else.
struct KeyGuard: RouterMiddleware {
    let check: KeyCheck
    let scope: KeyScope
    let refused: RefusedCredentials
    /// How often a key may ask; nil for any number of times.
    var limits: KeyLimits?

    /// The key where it needs no look into the store, and may come in here.
    ///
    /// - Parameters:
    ///   - key: The key as it was offered.
    ///   - now: The time.
    ///   - last: The key that the connection's last request brought.
    /// - Returns: nil where the long way has to judge it.
    func proven(_ key: Substring.UTF8View, at now: Timestamp, last: inout KnownKey?) -> ProvenKey? {
        check.known(key, at: now, last: &last).flatMap { $0.record.scopes.contains(scope) ? $0 : nil }
    }

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        guard let key = try await check.key(offered: request.credentials(context)) else {
            refused.note(at: check.now(), log: context.logger)
            throw Failure.unauthorized
        }
        guard key.scopes.contains(scope) else { throw Failure.missing(scope) }
        var context = context
        context.key = Tenancy(tenant: key.tenant, keyID: key.id, keyName: key.name)
        guard let limits else { return try await next(request, context) }
        let fields = try limits.take(key.id)
        var response = try await next(request, context)
        fields.add(to: &response.headers)
        return response
    }
}
