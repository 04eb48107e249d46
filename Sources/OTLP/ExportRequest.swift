package import Foundation
package import SwiftProtobuf

/// An export request of any signal, in either encoding.
package protocol ExportRequest: SwiftProtobuf.Message {
    /// `logs`, `traces` or `metrics`.
    static var signal: String { get }

    /// Changes every trace and span id in place.
    mutating func exchangeIdentifiers(_ exchange: (Data) -> Data)
}

extension ExportRequest {
    /// Reads an export request in either encoding.
    ///
    /// JSON follows the OTLP dialect: ids are hex, unknown fields are ignored, 64-bit integers may be numbers
    /// or strings (OTLP 1.11, "JSON Protobuf Encoding").
    package init(reading body: [UInt8], as encoding: WireEncoding) throws(WireError) {
        do {
            switch encoding {
            case .protobuf:
                self = try Self(serializedBytes: body)
            case .json:
                var options = JSONDecodingOptions()
                options.ignoreUnknownFields = true
                self = try Self(jsonUTF8Bytes: body, options: options)
                exchangeIdentifiers(HexIdentifier.bytes(ofMisreadHex:))
            }
        } catch {
            throw WireError(
                description: "not an OTLP \(Self.signal) request in \(encoding.rawValue): \(error)")
        }
    }

    /// OTLP JSON, the form in which `events_raw` keeps it.
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
