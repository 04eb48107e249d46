internal import Events
internal import Foundation
internal import SwiftProtobuf

/// The body of an answer to an OTLP exporter, always in the request's own encoding (OTLP 1.11, "Response").
package struct ExportAnswer: Sendable {
    package let bytes: [UInt8]
    package let encoding: WireEncoding

    /// Success: an empty export response, whose `partial_success` is set only where records were rejected.
    package static func success(
        _ signal: any CheckedRequest.Type, rejected: RejectedRecords? = nil, _ encoding: WireEncoding
    ) -> ExportAnswer {
        ExportAnswer(signal.response(rejected), encoding)
    }

    /// A failure as `google.rpc.Status`; `code` is gRPC's number for it.
    ///
    /// Where the body is at fault (`isBadData`), `details` hold a `BadRequest` (OTLP 1.11, "Bad Data").
    package static func failure(
        code: Int32, message: String, isBadData: Bool = false, _ encoding: WireEncoding
    ) -> ExportAnswer {
        switch encoding {
        case .json:
            var members: [String: JSONValue] = ["code": .integer(Int64(code)), "message": .string(message)]
            if isBadData { members["details"] = .array([BadRequest.json(message)]) }
            return ExportAnswer(bytes: Array(JSONValue.object(members).text.utf8), encoding: .json)
        case .protobuf:
            var status = RPCStatus()
            status.code = code
            status.message = message
            if isBadData { status.details = [BadRequest.any(message)] }
            return ExportAnswer(status, .protobuf)
        }
    }
}

extension ExportAnswer {
    fileprivate init(_ message: any SwiftProtobuf.Message, _ encoding: WireEncoding) {
        let bytes: [UInt8]? =
            switch encoding {
            case .json: try? message.jsonUTF8Bytes()
            case .protobuf: try? message.serializedBytes()
            }
        // Scalar fields always serialise; should they not, an empty message is still a valid one.
        self.init(bytes: bytes ?? (encoding == .json ? Array("{}".utf8) : []), encoding: encoding)
    }
}

/// `google.rpc.BadRequest` with one violation, by hand: two nested strings need no generated type.
private enum BadRequest {
    private static let type = "type.googleapis.com/google.rpc.BadRequest"

    static func json(_ description: String) -> JSONValue {
        .object([
            "@type": .string(type),
            "fieldViolations": .array([
                .object(["field": .string("body"), "description": .string(description)])
            ]),
        ])
    }

    /// `field_violations` is field 1, in it `field` is 1 and `description` is 2.
    static func any(_ description: String) -> Google_Protobuf_Any {
        let violation = field(1, Array("body".utf8)) + field(2, Array(description.utf8))
        var any = Google_Protobuf_Any()
        any.typeURL = type
        any.value = Data(field(1, violation))
        return any
    }

    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        var (length, rest): ([UInt8], Int) = ([], bytes.count)
        while rest > 127 {
            length.append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        return [number << 3 | 2] + length + [UInt8(rest)] + bytes
    }
}
