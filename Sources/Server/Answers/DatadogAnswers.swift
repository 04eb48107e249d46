internal import Hummingbird
internal import Logging

/// Turns every error of a Datadog route into the JSON that Datadog's own interface answers with.
///
/// Tracers log it and look at the status only: they try 408, 429 and what is above 499 again, and traces also
/// otherwise.
struct DatadogAnswers: RouterMiddleware {
    private struct View: Encodable {
        struct Problem: Encodable {
            let status: String
            let title: String
            let detail: String
        }

        let errors: [Problem]
    }

    private let complaints = Complaints()

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            // Wrong keys are counted where they are refused.
            if failure.status != .unauthorized {
                complaints.note(
                    "telemetry refused",
                    [
                        "route": "\(context.route)", "status": "\(failure.status.code)",
                        "error": "\("\(error)".prefix(1_000))",
                    ], of: failure.status.code, level: .warning, log: context.logger)
            }
            let problem = View.Problem(
                status: String(failure.status.code), title: failure.status.reasonPhrase,
                detail: String(failure.detail.prefix(1_000)))
            return try .json(
                View(errors: [problem]), status: failure.status, headers: failure.headers)
        }
    }
}
