internal import Foundation

/// Trace and span ids in OTLP's JSON dialect.
///
/// Protobuf's own JSON writes bytes in base64, OTLP writes ids in hex. Hex digits are base64 digits too, so a
/// protobuf reader takes 32 hex digits for 24 bytes (16 for 12) without complaint; turning those bytes back
/// into base64 gives the hex text again. Both directions use this, and no JSON reader of our own is needed.
enum HexIdentifier {
    /// The id that a protobuf JSON reader misread; ids of the right length (base64 by mistake of a sender)
    /// stay.
    static func bytes(ofMisreadHex misread: Data) -> Data {
        guard misread.count == 24 || misread.count == 12 else { return misread }
        return decode(misread.base64EncodedString()) ?? misread
    }

    /// The bytes that a protobuf JSON writer turns into the id's hex.
    static func misreadHex(ofBytes bytes: Data) -> Data {
        guard !bytes.isEmpty else { return bytes }
        return Data(base64Encoded: text(bytes)) ?? bytes
    }

    static func text(_ bytes: Data) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { target in
            var place = 0
            for byte in bytes {
                for digit in [byte >> 4, byte & 15] {
                    target[place] = digit < 10 ? 48 + digit : 87 + digit
                    place += 1
                }
            }
            return place
        }
    }

    private static func decode(_ hex: String) -> Data? {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == hex.count, digits.count.isMultiple(of: 2) else { return nil }
        return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}

extension LogRecord {
    /// The trace id as 32 lower-case hex digits; nil where the record has none.
    package var traceHex: String? {
        traceID.isEmpty || traceID.allSatisfy { $0 == 0 } ? nil : HexIdentifier.text(traceID)
    }
}
