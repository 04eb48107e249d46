internal import SwiftProtobuf

/// The body of an answer to an OTLP exporter, always in the request's own encoding (OTLP 1.11, "Response").
package struct ExportAnswer: Sendable {
    package let bytes: [UInt8]
    package let encoding: WireEncoding

    /// Full success: an empty export response (`{}` in JSON), whose `partial_success` must stay unset.
    package static func success(_ encoding: WireEncoding) -> ExportAnswer {
        ExportAnswer(bytes: encoding == .json ? Array("{}".utf8) : [], encoding: encoding)
    }

    /// A failure as `google.rpc.Status`; `code` is gRPC's number for it.
    package static func failure(code: Int32, message: String, _ encoding: WireEncoding) -> ExportAnswer {
        var status = RPCStatus()
        status.code = code
        status.message = message
        let bytes: [UInt8]? =
            switch encoding {
            case .json: try? status.jsonUTF8Bytes()
            case .protobuf: try? status.serializedBytes()
            }
        // Two scalar fields always serialise; should they not, an empty Status is still a valid one.
        return ExportAnswer(bytes: bytes ?? [], encoding: encoding)
    }
}
