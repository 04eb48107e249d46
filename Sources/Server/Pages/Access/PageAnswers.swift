internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Store

/// The headers of every page, and errors as pages.
///
/// Nothing is loaded but our own style sheet, script and mark; nothing inline runs; nobody frames us; a link to
/// elsewhere tells nothing of where it stood.
struct PageAnswers: RouterMiddleware {
    private let complaints = Complaints()

    private static let headers: KeyValuePairs<String, String> = [
        "content-security-policy": """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
        trusted-types 'none'
        """,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ]

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = try answer(error, context)
        }
        for (name, value) in Self.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private func answer(_ error: any Error, _ context: ModaContext) throws -> Response {
        if let leaving = error as? SignInFirst { return .seeOther(leaving.path) }
        let failure = Failure(error)
        if failure.status.code >= 500 {
            complaints.note(
                "page failed", ["route": "\(context.route)", "error": "\(error)"], level: .error,
                log: context.logger)
        }
        let title = failure.status.reasonPhrase
        var response = try Response.page(
            title, template: "problem", Problem(title: title, detail: failure.detail), context,
            status: failure.status)
        response.headers.append(contentsOf: failure.headers)
        response.headers[.wwwAuthenticate] = nil
        return response
    }

    private struct Problem: Sendable {
        let title: String
        let detail: String
    }
}

/// Thrown where a page wants somebody to sign in.
struct SignInFirst: Error {
    /// The sign-in page, with where the person wanted to go.
    let path: String
}
