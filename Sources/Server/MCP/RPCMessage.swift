internal import Events

/// A message of JSON-RPC 2.0 as a client sends it.
enum RPCMessage {
    case request(id: JSONValue, method: String, params: [String: JSONValue])
    case notification(method: String)
    /// An answer to a question that this server never asks.
    case response

    /// Up to it all readers of JSON agree on integers (RFC 8259, 6): an id comes back as it was sent.
    static let largestID: Int64 = 1 << 53

    /// - Throws: `RPCError` for what is no message.
    init(_ value: JSONValue) throws(RPCError) {
        guard let members = value.object, members["jsonrpc"] == .string("2.0") else {
            throw RPCError(.invalidRequest, "a message is an object with \"jsonrpc\": \"2.0\"")
        }
        guard let method = members["method"] else {
            guard members["id"] != nil, members["result"] != nil || members["error"] != nil else {
                throw RPCError(.invalidRequest, "a message has a method, or it answers one")
            }
            self = .response
            return
        }
        guard case .string(let method) = method else {
            throw RPCError(.invalidRequest, "method is a string")
        }
        let params = members["params"]
        guard let id = members["id"] else {
            self = .notification(method: method)
            return
        }
        switch id {
        case .string: break
        case .integer(let number) where (-Self.largestID...Self.largestID).contains(number): break
        default:
            throw RPCError(.invalidRequest, "id is a string, or an integer up to 2^53")
        }
        guard params == nil || params?.object != nil else {
            throw RPCError(.invalidParams, "params is an object")
        }
        self = .request(id: id, method: method, params: params?.object ?? [:])
    }

    /// The id by which an answer, good or bad, is told; null where there is none to be read.
    static func id(of value: JSONValue) -> JSONValue {
        switch value["id"] {
        case .string(let id)?: .string(id)
        case .integer(let id)? where (-largestID...largestID).contains(id): .integer(id)
        default: .null
        }
    }
}

/// An error of JSON-RPC 2.0.
struct RPCError: Error {
    enum Code: Int64 {
        case parse = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case internalError = -32603
        /// Of protocol versions up to 2025-11-25; a parameter is invalid since then.
        case resourceNotFound = -32002
        case headerMismatch = -32020
        case unsupportedVersion = -32022

        /// The HTTP status since 2026-07-28.
        var status: Int {
            switch self {
            case .methodNotFound: 404
            case .internalError: 500
            default: 400
            }
        }
    }

    let code: Code
    let message: String
    var data: JSONValue?

    init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    func answer(to id: JSONValue) -> JSONValue {
        var error: [String: JSONValue] = ["code": .integer(code.rawValue), "message": .string(message)]
        if let data { error["data"] = data }
        return .object(["jsonrpc": .string("2.0"), "id": id, "error": .object(error)])
    }
}
