internal import Hummingbird
internal import Logging

/// Turns every error into problem+json (RFC 9457), and logs those that are ours.
struct ProblemAnswers: RouterMiddleware {
    private let complaints = Complaints()

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            if failure.status.code >= 500 {
                complaints.note(
                    "request failed",
                    [
                        "route": "\(context.route)", "request_id": "\(context.requestID)",
                        "error": "\(error)",
                    ], level: .error,
                    log: context.logger)
            }
            return try .problem(failure, requestID: context.requestID)
        }
    }
}
