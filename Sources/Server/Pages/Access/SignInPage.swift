internal import API
internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// `/sign-in`: a key, or a code that a key made, for a cookie; `/sign-out` ends it.
struct SignInPage: Sendable {
    private static let keyLength = 200

    let desk: SignInDesk
    let refused: RefusedCredentials
    let limiter = SignInLimiter()

    func add(to group: RouterGroup<ModaContext>, guarded: RouterGroup<ModaContext>) {
        group.get("sign-in") { try show($0, $1, next: PagePath.own($0.query("next"))) }
        group.post("sign-in") { try await enter($0, $1) }
        guarded.post("sign-out") { try await leave($0, $1) }
    }

    private struct Values: Sendable {
        let token: String
        let next: String
        let problem: String?
        let leads: Bool
    }

    private func show(
        _ request: Request, _ context: ModaContext, next: String, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let known = PageCookie.form.value(of: request)
        let secret = known ?? desk.pages.newSecret()
        let values = Values(
            token: PageVisit.token(for: secret), next: next, problem: problem, leads: next != "/")
        var response = try Response.page(
            "Sign in", template: "sign-in", values, context, status: status)
        if known == nil { response.set(.form, secret, seconds: 3_600, for: request) }
        return response
    }

    private func enter(_ request: Request, _ context: ModaContext) async throws -> Response {
        let form = try await FormGuard.form(of: request, secret: PageCookie.form.value(of: request))
        let next = PagePath.own(form["next"])
        if let seconds = limiter.wait(for: context.address, at: desk.now()) {
            throw Failure(
                status: .tooManyRequests,
                detail: "too many wrong keys came from your address: try again in \(seconds) s",
                retryAfter: seconds)
        }
        let text = (form["key"] ?? "").filter { !$0.isWhitespace }
        guard text.utf8.count <= Self.keyLength, let key = try await desk.key(for: text) else {
            limiter.noteWrong(from: context.address, at: desk.now())
            refused.note(at: desk.now(), log: context.logger)
            return try show(
                request, context, next: next,
                problem: "That is no valid key, or the code was used already or is older than a minute.",
                status: .unauthorized)
        }
        guard key.scopes.contains(.read) else {
            return try show(
                request, context, next: next,
                problem: "This key may not read: it has \(key.scopes.names.joined(separator: ", ")) only.",
                status: .forbidden)
        }
        var response = Response.seeOther(next)
        response.set(
            .session, try await desk.begin(with: key), seconds: SignInDesk.sessionSeconds, for: request)
        return response
    }

    private func leave(_ request: Request, _ context: ModaContext) async throws -> Response {
        guard let visit = context.visit else { throw Failure.unauthorized }
        _ = try await FormGuard.form(of: request, secret: visit.secret)
        try await desk.end(visit.secret)
        var response = Response.seeOther("/sign-in")
        response.set(.session, "", seconds: 0, for: request)
        return response
    }
}

/// `POST /sign-in/codes`, with an API key: a code for a browser of the same person, so that no key is copied by hand.
struct SignInCodes: Sendable {
    let desk: SignInDesk

    func add(to reading: RouterGroup<ModaContext>) {
        reading.post("codes") { _, context -> Response in
            guard let key = context.key else { throw Failure.unauthorized }
            let code = SignInCode(
                code: try await desk.code(for: key.keyID), seconds: Int(SignInDesk.codeSeconds))
            return try .json(code, status: .created, headers: [.cacheControl: "no-store"])
        }
    }
}

extension Response {
    fileprivate mutating func set(
        _ cookie: PageCookie, _ value: String, seconds: Int64, for request: Request
    ) {
        headers.append(
            HTTPField(name: .setCookie, value: cookie.header(value, seconds: seconds, for: request)))
    }
}
