internal import Hummingbird
internal import Logging
internal import OTLP

/// Turns every error of an OTLP route into `google.rpc.Status`, in the request's own encoding (OTLP 1.11).
struct OTLPAnswers: RouterMiddleware {
    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            context.logger.warning(
                "telemetry refused",
                metadata: [
                    "path": "\(request.uri.path)", "status": "\(failure.status.code)", "error": "\(error)",
                ])
            let encoding = WireEncoding(contentType: request.headers[.contentType] ?? "") ?? .json
            let answer = ExportAnswer.failure(
                code: failure.grpcCode, message: failure.detail, encoding)
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
