package import Foundation

extension TracesRequest: ExportRequest {
    package static var signal: String { "traces" }

    package mutating func exchangeIdentifiers(_ exchange: (Data) -> Data) {
        forEachSpan { span in
            span.traceID = exchange(span.traceID)
            span.spanID = exchange(span.spanID)
            span.parentSpanID = exchange(span.parentSpanID)
            for link in span.links.indices {
                span.links[link].traceID = exchange(span.links[link].traceID)
                span.links[link].spanID = exchange(span.links[link].spanID)
            }
        }
    }

    /// Changes each span in place.
    package mutating func forEachSpan(_ change: (inout SpanRecord) -> Void) {
        for resource in resourceSpans.indices {
            for scope in resourceSpans[resource].scopeSpans.indices {
                for span in resourceSpans[resource].scopeSpans[scope].spans.indices {
                    change(&resourceSpans[resource].scopeSpans[scope].spans[span])
                }
            }
        }
    }
}
