internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// Lets a browser through that signed in, with what its key may do; whoever else is led to sign in.
struct PageGuard: RouterMiddleware {
    let store: any PageStore
    let control: any ControlStore
    let now: @Sendable () -> Timestamp

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        guard let secret = PageCookie.session.value(of: request), let key = try await key(secret) else {
            let isReading = request.method == .get
            throw SignInFirst(
                path: PagePath.with("/sign-in", ["next": isReading ? request.uri.string : nil]))
        }
        guard key.scopes.contains(.read) else { throw Failure.missing(.read) }
        var context = context
        context.key = Tenancy(tenant: key.tenant, keyID: key.id, keyName: key.name)
        context.visit = PageVisit(secret: secret, name: key.name, scopes: key.scopes)
        return try await next(request, context)
    }

    /// The key that signed in, as it is now: revoked or expired, it ends the visit.
    private func key(_ secret: String) async throws -> KeyRecord? {
        let digest = ContentID.sha256(secret.utf8)
        guard let signIn = try await store.signIn(digest: digest, kind: .session), signIn.isLive(at: now()),
            let key = try await control.key(id: signIn.keyID), key.isLive(at: now())
        else { return nil }
        return key
    }
}

extension ModaContext {
    /// The form of a visit whose key may write.
    func writing(_ request: Request) async throws -> FormBody {
        guard let visit else { throw Failure.unauthorized }
        let form = try await FormGuard.form(of: request, secret: visit.secret)
        guard visit.mayWrite else { throw Failure.missing(.write) }
        return form
    }
}
