internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Around every request, whatever its route: its name, its limits, what it took, and an answer to everything,
/// also to what no route answers.
struct Envelope: RouterMiddleware {
    let routes: RouteTable
    let ids: RequestIDs
    let metrics: ServerMetrics
    let safe: SafeHeaders
    let proxies: TrustedProxies
    /// Whether clients speak TLS to this very program, which a request's head does not tell.
    let isSecure: Bool
    /// Bytes of a path with its query.
    let longestTarget: Int
    /// Of a proxy that nobody named.
    let complaints = Complaints(pause: .seconds(3_600))

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        let begin = ContinuousClock.now
        var context = context
        let id = ids.id(offered: request.headers[.requestID])
        context.requestID = id.text
        noteUnnamedProxy(request, context)
        let (request, client) = proxies.heard(marked(request), from: proxies.isEmpty ? "" : context.peer)
        context.forwardedAddress = client
        metrics.begin()
        var response: Response
        do {
            response = try await answer(request, context, next)
        } catch {
            response = try refuse(error, request, context)
        }
        response.headers.append(HTTPField(name: .requestID, value: context.requestID))
        safe.add(to: &response.headers, of: response.status)
        note(
            AnsweredRequest(
                method: request.method, route: context.endpointPath, status: response.status.code, id: id),
            since: begin, log: context.logger)
        return response
    }

    /// Any client can write it: a hint for the operator, once an hour.
    private func noteUnnamedProxy(_ request: Request, _ context: ModaContext) {
        guard proxies.isEmpty, !isSecure, request.headers[.forwardedProto]?.lowercased() == "https" else {
            return
        }
        complaints.note(
            "X-Forwarded-Proto is passed over: name your proxy (--trusted-proxy, MODA_TRUSTED_PROXIES), and cookies go by TLS only",
            ["peer": "\(context.peer)"], level: .warning, log: context.logger)
    }

    private func marked(_ request: Request) -> Request {
        guard isSecure else { return request }
        var head = request.head
        head.scheme = "https"
        return Request(head: head, body: request.body)
    }

    private func answer(
        _ request: Request, _ context: ModaContext,
        _ next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.string.utf8.count <= longestTarget else {
            throw Failure(
                status: .uriTooLong,
                detail: "a path with its query has at most \(longestTarget) bytes: ask for less at a time")
        }
        let response = try await next(request, context)
        guard response.status == .ok, let type = response.headers[.contentType] else { return response }
        guard Self.accepts(request.headers[.accept], type) else {
            throw Failure(
                status: .notAcceptable,
                detail: "this is \(MediaRange.essence(type)): let Accept take it, or leave it out")
        }
        return try await Squeeze.squeezed(response, type: type, for: request)
    }

    /// Files are sent whatever is asked for: commands that are out in the world ask for JSON everywhere.
    static func accepts(_ field: String?, _ type: String) -> Bool {
        type != "application/json" || MediaRange.accepts(field, type)
    }

    /// The answer to what no route answered.
    private func refuse(
        _ error: any Error, _ request: Request, _ context: ModaContext
    ) throws -> Response {
        var failure = Failure(error)
        if context.endpointPath == Self.unmatched {
            guard let methods = routes.methods(of: request.uri.path) else {
                return try .problem(Self.nowhere, requestID: context.requestID).without(request.method)
            }
            let allowed = methods.joined(separator: ", ")
            if request.method == .options { return Response(status: .noContent, headers: [.allow: allowed]) }
            failure = Failure(
                status: .methodNotAllowed,
                detail: "\(request.method.rawValue) is nothing here: use \(allowed)")
            failure.allowed = allowed
        } else if failure.status.code >= 500 {
            context.logger.error(
                "request failed",
                metadata: [
                    "route": "\(context.route)", "request_id": "\(context.requestID)", "error": "\(error)",
                ])
        }
        return try .problem(failure, requestID: context.requestID).without(request.method)
    }

    /// What the router calls a path of none of its routes.
    static let unmatched = "NotFound"

    private static let nowhere = Failure.notFound(
        "there is nothing at this path: GET /openapi.json lists what there is")

    /// Counts a request that was answered, and writes a line of it for who asks for one.
    func note(_ request: AnsweredRequest, since begin: ContinuousClock.Instant, log: Logger) {
        let duration = ContinuousClock.now - begin
        metrics.end(request.method, route: request.route, status: request.status, took: duration)
        write(request, duration, to: log)
    }

    /// Writes a request's line, for who asks for one.
    func write(_ request: AnsweredRequest, _ duration: Duration, to log: Logger) {
        if log.logLevel <= .debug { log.debug("request", metadata: request.line(duration)) }
    }
}

extension Response {
    /// What HEAD gets of it: everything but the body.
    fileprivate func without(_ method: HTTPRequest.Method) -> Response {
        method == .head ? createHeadResponse() : self
    }
}
