internal import HTTPTypes
internal import Hummingbird

/// Refuses bodies that say of themselves that they are no JSON.
///
/// One that says nothing is taken for JSON. A browser's form of another site always says what it is, so that it
/// never reaches a route.
struct JSONBodies: RouterMiddleware {
    func handle(
        _ request: Request, context: ModaContext, next: (Request, ModaContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        if let type = request.headers[.contentType], !Self.isJSON(type), request.mayHaveBody {
            throw Failure(
                status: .unsupportedMediaType, detail: "send the body as Content-Type: application/json")
        }
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Failure(
                status: .unsupportedMediaType, detail: "send the body as it is, without Content-Encoding")
        }
        return try await next(request, context)
    }

    private static func isJSON(_ type: String) -> Bool {
        let name = MediaRange.essence(type)
        return name == "application/json" || name.hasSuffix("+json")
    }
}

extension Request {
    /// False where the head says that no body follows.
    fileprivate var mayHaveBody: Bool {
        if headers.contains(.transferEncoding) { return true }
        return headers[.contentLength].map { $0 != "0" } ?? false
    }
}
