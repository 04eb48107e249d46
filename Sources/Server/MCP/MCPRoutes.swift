internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Store

/// `POST /mcp`: the Model Context Protocol over streamable HTTP, for agents that pull nothing.
///
/// Every answer is one JSON object, and no session is kept, so any server of several may answer. Clients of
/// 2026-07-28 say everything in each request; older ones, back to 2025-03-26, begin with `initialize`. A GET, by
/// which these would wait for messages, is answered with 405: there are none.
struct MCPRoutes {
    private static let largestBody = 1 << 20
    /// Values of JSON in a body, and messages in an array.
    private static let (mostValues, mostMessages) = (10_000, 50)

    let shelf: LibraryShelf

    func add(to group: RouterGroup<ModaContext>) {
        group.post("") { try await take($0, $1) }
    }

    private func take(_ request: Request, _ context: ModaContext) async throws -> Response {
        let tenant = try context.tenant
        let body = try await request.body.collect(upTo: Self.largestBody)
        let library = try await shelf.library(of: tenant)
        let message: JSONValue
        do {
            message = try JSONValue(parsing: Array(body.readableBytesView), budget: Self.mostValues)
        } catch {
            return answer(RPCError(.parse, "Parse error: \(error)").answer(to: .null), status: 400)
        }
        if case .array(let messages) = message { return batch(messages, request, library) }
        let envelope = MCPEnvelope(headers: request.headers)
        guard let outcome = Self.outcome(of: message, envelope, library) else {
            return Response(status: .accepted)
        }
        return answer(outcome.message, status: outcome.status)
    }

    /// Several messages at once, as 2025-03-26 has it and no later version.
    private func batch(_ messages: [JSONValue], _ request: Request, _ library: Library) -> Response {
        let envelope = MCPEnvelope(headers: request.headers)
        let isAllowed = envelope.version.map { $0 == MCPVersion.march2025.rawValue } ?? true
        guard isAllowed, (1...Self.mostMessages).contains(messages.count) else {
            let error = RPCError(.invalidRequest, "send one message at a time")
            return answer(error.answer(to: .null), status: 400)
        }
        let outcomes = messages.compactMap { Self.outcome(of: $0, envelope, library) }
        guard !outcomes.isEmpty else { return Response(status: .accepted) }
        let isNonsense = outcomes.allSatisfy { $0.status == 400 }
        return answer(.array(outcomes.map(\.message)), status: isNonsense ? 400 : 200)
    }

    /// The answer to one message; nil where it wants none.
    private static func outcome(
        of value: JSONValue, _ envelope: MCPEnvelope, _ library: Library
    ) -> (message: JSONValue, status: Int)? {
        let id = RPCMessage.id(of: value)
        do {
            guard case .request(_, let method, let params) = try RPCMessage(value) else { return nil }
            let isModern = envelope.isModern(method, params)
            do {
                let version = try version(method, params, envelope, isModern: isModern)
                let result = try MCPServer(library: library, version: version).result(of: method, params)
                return (.object(["jsonrpc": .string("2.0"), "id": id, "result": result]), 200)
            } catch {
                let status = isModern ? error.code.status : error.code == .unsupportedVersion ? 400 : 200
                return (error.answer(to: id), status)
            }
        } catch {
            return (error.answer(to: id), 400)
        }
    }

    /// The version that a request is answered in.
    private static func version(
        _ method: String, _ params: [String: JSONValue], _ envelope: MCPEnvelope, isModern: Bool
    ) throws(RPCError) -> MCPVersion {
        if isModern {
            try envelope.check(method, params)
            return .july2026
        }
        if method == "initialize" {
            guard case .string(let wanted)? = params["protocolVersion"] else {
                throw RPCError(.invalidParams, "initialize wants 'protocolVersion', a string")
            }
            let known = MCPVersion(rawValue: wanted).flatMap { $0.hasHandshake ? $0 : nil }
            return known ?? .newestWithHandshake
        }
        // Before 2025-06-18 there was no such header.
        return envelope.version.flatMap(MCPVersion.init) ?? .march2025
    }

    private func answer(_ message: JSONValue, status: Int) -> Response {
        Response(
            status: .init(code: status),
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: message.text)))
    }
}
