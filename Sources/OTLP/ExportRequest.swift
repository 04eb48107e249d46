package import Foundation
package import SwiftProtobuf

/// An export request of any signal, in either encoding.
package protocol ExportRequest: SwiftProtobuf.Message {
    /// `logs`, `traces` or `metrics`.
    static var signal: String { get }

    /// Changes every trace and span id in place.
    mutating func exchangeIdentifiers(_ exchange: (Data) -> Data)

    /// OTLP JSON, the form in which `events_raw` keeps it.
    func json() throws(WireError) -> String
}

extension ExportRequest {
    /// Reads an export request in either encoding.
    ///
    /// JSON follows the OTLP dialect: ids are hex, unknown fields are ignored, 64-bit integers may be numbers
    /// or strings (OTLP 1.11, "JSON Protobuf Encoding"). An empty body is an empty request, in protobuf by
    /// definition and in JSON by courtesy.
    package init(reading body: [UInt8], as encoding: WireEncoding) throws(WireError) {
        guard !body.isEmpty else {
            self.init()
            return
        }
        do {
            switch encoding {
            case .protobuf:
                self = try Self.read(protobuf: body)
            case .json:
                self = try Self.read(json: body)
                exchangeIdentifiers(HexIdentifier.bytes(ofMisreadHex:))
            }
        } catch {
            throw WireError(
                description: "not an OTLP \(Self.signal) request in \(encoding.rawValue): \(error)")
        }
    }

    /// Reads protobuf; a text that is no UTF-8 is mended rather than the batch refused.
    private static func read(protobuf body: [UInt8]) throws -> Self {
        do {
            return try Self(serializedBytes: body)
        } catch BinaryDecodingError.invalidUTF8 {
            let mended = WireShape(signal: signal).flatMap { repairedText(in: body, of: $0) }
            return try Self(serializedBytes: mended ?? body)
        }
    }

    /// Reads JSON, in the same way.
    private static func read(json body: [UInt8]) throws -> Self {
        var options = JSONDecodingOptions()
        options.ignoreUnknownFields = true
        do {
            return try Self(jsonUTF8Bytes: body, options: options)
        } catch {
            // The reader has several names for it; whether it was that, the bytes tell.
            let mended = Array(String(decoding: body, as: UTF8.self).utf8)
            guard mended != body else { throw error }
            return try Self(jsonUTF8Bytes: mended, options: options)
        }
    }

    /// As protobuf's own JSON writer has it; the busy signals have quicker ones.
    package func json() throws(WireError) -> String {
        var copy = self
        copy.exchangeIdentifiers(HexIdentifier.misreadHex(ofBytes:))
        var options = JSONEncodingOptions()
        options.alwaysPrintEnumsAsInts = true
        do {
            return try copy.jsonString(options: options)
        } catch {
            throw WireError(description: "cannot be written as JSON: \(error)")
        }
    }

    /// Protobuf bytes.
    package func protobuf() throws(WireError) -> [UInt8] {
        do {
            return try serializedBytes()
        } catch {
            throw WireError(description: "cannot be written as protobuf: \(error)")
        }
    }
}
