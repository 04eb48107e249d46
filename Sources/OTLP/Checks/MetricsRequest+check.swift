package import SwiftProtobuf

extension MetricsRequest: CheckedRequest {
    package static var jsonName: String { "resourceMetrics" }
    package static var record: String { "metrics" }
    package var isEmpty: Bool { resourceMetrics.isEmpty }

    /// A metric without a name belongs nowhere; its data points are what is counted.
    package mutating func removeUnkeepable() -> (rejected: Int, kept: Int) {
        var (rejected, kept) = (0, 0)
        for resource in resourceMetrics.indices {
            for scope in resourceMetrics[resource].scopeMetrics.indices {
                let metrics = resourceMetrics[resource].scopeMetrics[scope].metrics
                let nameless = metrics.filter(\.name.isEmpty)
                kept += metrics.count - nameless.count
                guard !nameless.isEmpty else { continue }
                rejected += nameless.reduce(0) { $0 + $1.pointsCount }
                resourceMetrics[resource].scopeMetrics[scope].metrics = metrics.filter { !$0.name.isEmpty }
            }
        }
        return (rejected, kept)
    }

    package static func response(_ rejected: RejectedRecords?) -> any SwiftProtobuf.Message {
        var response = Opentelemetry_Proto_Collector_Metrics_V1_ExportMetricsServiceResponse()
        if let rejected {
            response.partialSuccess.rejectedDataPoints = Int64(rejected.count)
            response.partialSuccess.errorMessage = rejected.reason
        }
        return response
    }
}

extension Metric {
    /// Its data points; one where it has none, so that it counts.
    fileprivate var pointsCount: Int {
        let count =
            switch data {
            case .gauge(let gauge): gauge.dataPoints.count
            case .sum(let sum): sum.dataPoints.count
            case .histogram(let histogram): histogram.dataPoints.count
            case .exponentialHistogram(let histogram): histogram.dataPoints.count
            case .summary(let summary): summary.dataPoints.count
            case nil: 0
            }
        return max(count, 1)
    }
}
