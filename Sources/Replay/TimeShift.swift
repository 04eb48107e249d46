internal import Compression
internal import Events
internal import Foundation
internal import OTLP

/// Moves the times inside an OTLP body, in place: every other byte stays the program's own.
///
/// The times are found by decoding (record times and `event.timestamp`) and then replaced in the bytes by
/// texts and numbers of the same width, so nothing is encoded anew.
package struct TimeShift: Sendable {
    let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package struct Unshifted: Error, CustomStringConvertible {
        package let description: String
    }

    package func shifted(_ body: [UInt8], type: String, isCompressed: Bool) throws -> [UInt8] {
        guard milliseconds != 0, let encoding = WireEncoding(contentType: type) else { return body }
        // A compressed body is changed inside, and compressed again.
        let plain = isCompressed ? try inflated(body, limit: 64 << 20) : body
        let request = try LogsRequest(reading: plain, as: encoding)
        var shifted = Data(plain)
        for (old, new) in replacements(in: request, encoding) { try shifted.replace(old, with: new) }
        return isCompressed ? try gzipped(Array(shifted)) : Array(shifted)
    }

    private func replacements(in request: LogsRequest, _ encoding: WireEncoding) -> [[UInt8]: [UInt8]] {
        var pairs: [[UInt8]: [UInt8]] = [:]
        for record in request.resourceLogs.flatMap(\.scopeLogs).flatMap(\.logRecords) {
            for time in [record.timeUnixNano, record.observedTimeUnixNano] where time > 0 {
                let moved = UInt64(Int64(time) + milliseconds * 1_000_000)
                pairs[bytes(time, encoding)] = bytes(moved, encoding)
            }
            if let text = record.attributes[key: "event.timestamp"]?.string, let at = Timestamp(rfc3339: text)
            {
                let moved = Timestamp(milliseconds: at.milliseconds + milliseconds).rfc3339
                if moved.utf8.count == text.utf8.count { pairs[Array(text.utf8)] = Array(moved.utf8) }
            }
        }
        return pairs
    }

    /// Protobuf writes a time as fixed64, JSON as decimal digits.
    private func bytes(_ time: UInt64, _ encoding: WireEncoding) -> [UInt8] {
        switch encoding {
        case .protobuf: withUnsafeBytes(of: time.littleEndian, Array.init)
        case .json: Array(String(time).utf8)
        }
    }
}

extension Data {
    /// Replaces every occurrence of some bytes by others of the same count.
    fileprivate mutating func replace(_ old: [UInt8], with new: [UInt8]) throws {
        guard old.count == new.count, !old.isEmpty else {
            throw TimeShift.Unshifted(description: "a time would change its width")
        }
        var start = startIndex
        while let found = range(of: Data(old), in: start..<endIndex) {
            replaceSubrange(found, with: new)
            start = found.upperBound
        }
    }
}
