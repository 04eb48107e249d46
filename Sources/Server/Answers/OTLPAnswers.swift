internal import Hummingbird
internal import Logging
internal import OTLP

/// Turns every error of an OTLP route into `google.rpc.Status`, in the request's own encoding (OTLP 1.11).
struct OTLPAnswers: RouterMiddleware {
    private let complaints = Complaints()

    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            // Wrong keys are counted where they are refused, and anybody can send any number of them.
            if failure.status != .unauthorized {
                complaints.note(
                    "telemetry refused",
                    [
                        "route": "\(context.route)", "status": "\(failure.status.code)",
                        "error": "\("\(error)".prefix(1_000))",
                    ], of: failure.status.code, level: .warning, log: context.logger)
            }
            let encoding = WireEncoding(contentType: request.headers[.contentType] ?? "") ?? .json
            let answer = ExportAnswer.failure(
                code: failure.grpcCode, message: String(failure.detail.prefix(1_000)),
                isBadData: failure.status == .badRequest, encoding)
            return .export(answer, status: failure.status, headers: failure.headers)
        }
    }
}

extension Failure {
    /// gRPC's number for the status, as `google.rpc.Status.code` wants it.
    fileprivate var grpcCode: Int32 {
        switch status.code {
        case 401: 16
        case 403: 7
        case 404: 5
        case 413, 429: 8
        case 415, 400: 3
        case 405: 12
        case 503: 14
        default: 13
        }
    }
}

extension Response {
    static func export(
        _ answer: ExportAnswer, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = answer.encoding.rawValue
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }
}
