import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Server

/// What came back from a router.
struct Reply {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// Sends one request straight to a router: no port, no second HTTP stack to compile.
func ask(
    _ router: Router<ModaContext>, _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:],
    body: [UInt8] = [], logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
) async throws -> Reply {
    let head = HTTPRequest(
        method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let context = ModaContext(logger: logger)
    let response = try await router.buildResponder().respond(to: request, context: context)
    let collector = Collector()
    try await response.body.write(collector)
    return Reply(status: response.status, headers: response.headers, body: Array(buffer: collector.buffer))
}

/// Collects a response's body; used by one task only.
private final class Collector: ResponseBodyWriter, @unchecked Sendable {
    var buffer = ByteBuffer()
    func write(_ part: ByteBuffer) async throws { buffer.writeImmutableBuffer(part) }
    func finish(_ trailers: HTTPFields?) async throws {}
}
