internal import Events
internal import Foundation
internal import HTTPTypes

/// What a request of 2026-07-28 or later says of itself, in its head and in `_meta`; both must say the same, since
/// whoever stands between reads only the head.
struct MCPEnvelope {
    private static let prefix = "io.modelcontextprotocol/"
    private static let version = HTTPField.Name("MCP-Protocol-Version")
    private static let method = HTTPField.Name("Mcp-Method")
    private static let name = HTTPField.Name("Mcp-Name")

    let headers: HTTPFields

    /// The version in the head; nil where there is none.
    var version: String? { Self.version.flatMap { headers[$0] } }

    /// True for a request that carries its version itself, or whose head names one without handshake.
    func isModern(_ method: String, _ params: [String: JSONValue]) -> Bool {
        if params["_meta"]?[Self.prefix + "protocolVersion"] != nil || method == "server/discover" {
            return true
        }
        guard let version, method != "initialize" else { return false }
        return MCPVersion(rawValue: version)?.hasHandshake != true
    }

    /// - Throws: What is missing or contradicts itself.
    func check(_ method: String, _ params: [String: JSONValue]) throws(RPCError) {
        let meta = params["_meta"]?.object ?? [:]
        for key in ["protocolVersion", "clientCapabilities"] where meta[Self.prefix + key] == nil {
            throw RPCError(.invalidParams, "params._meta wants '\(Self.prefix)\(key)'")
        }
        guard case .string(let version)? = meta[Self.prefix + "protocolVersion"] else {
            throw RPCError(.invalidParams, "'\(Self.prefix)protocolVersion' is a string")
        }
        try match(Self.version, version)
        try match(Self.method, method)
        let named = ["resources/read": "uri", "prompts/get": "name", "tools/call": "name"]
        if let member = named[method] {
            guard case .string(let value)? = params[member] else {
                throw RPCError(.invalidParams, "\(method) wants '\(member)', a string")
            }
            try match(Self.name, value)
        }
        guard version == MCPVersion.july2026.rawValue else {
            throw RPCError(
                .unsupportedVersion, "Unsupported protocol version",
                data: .object([
                    "supported": .array(MCPVersion.names.map { .string($0) }), "requested": .string(version),
                ]))
        }
    }

    private func match(_ name: HTTPField.Name?, _ wanted: String) throws(RPCError) {
        guard let name else { return }
        let given = headers[values: name]
        guard given.count == 1, let value = given.first, Self.decoded(value) == wanted else {
            throw RPCError(
                .headerMismatch,
                "Header mismatch: \(name.rawName) must be there once, and say what the body says")
        }
    }

    /// A value that is no plain ASCII comes as `=?base64?…?=`.
    private static func decoded(_ value: String) -> String? {
        let (start, end) = ("=?base64?", "?=")
        guard value.hasPrefix(start), value.hasSuffix(end), value.utf8.count >= start.count + end.count else {
            return value
        }
        return Data(base64Encoded: String(value.dropFirst(start.count).dropLast(end.count)))
            .flatMap { String(data: $0, encoding: .utf8) }
    }
}
