internal import Foundation
package import SwiftProtobuf

extension TracesRequest: CheckedRequest {
    package static var jsonName: String { "resourceSpans" }
    package static var record: String { "spans" }
    package var isEmpty: Bool { resourceSpans.isEmpty }

    package mutating func removeUnkeepable() -> (rejected: Int, kept: Int) {
        var (rejected, kept) = (0, 0)
        for resource in resourceSpans.indices {
            for scope in resourceSpans[resource].scopeSpans.indices {
                let spans = resourceSpans[resource].scopeSpans[scope].spans
                let count = spans.lazy.filter { !$0.isIdentified }.count
                rejected += count
                kept += spans.count - count
                guard count > 0 else { continue }
                resourceSpans[resource].scopeSpans[scope].spans = spans.filter(\.isIdentified)
            }
        }
        return (rejected, kept)
    }

    package static func response(_ rejected: RejectedRecords?) -> any SwiftProtobuf.Message {
        var response = Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceResponse()
        if let rejected {
            response.partialSuccess.rejectedSpans = Int64(rejected.count)
            response.partialSuccess.errorMessage = rejected.reason
        }
        return response
    }
}

extension SpanRecord {
    /// True where both ids are what the protocol demands; without them a span belongs nowhere.
    fileprivate var isIdentified: Bool {
        traceID.count == 16 && spanID.count == 8 && traceID.contains { $0 != 0 }
            && spanID.contains { $0 != 0 }
    }
}
