package import Foundation

extension MetricsRequest: ExportRequest {
    package static var signal: String { "metrics" }

    package mutating func exchangeIdentifiers(_ exchange: (Data) -> Data) {
        forEachMetric { metric in
            metric.forEachPoint { _, exemplars in
                for index in exemplars.indices {
                    exemplars[index].traceID = exchange(exemplars[index].traceID)
                    exemplars[index].spanID = exchange(exemplars[index].spanID)
                }
            }
        }
    }

    /// Changes each metric in place.
    package mutating func forEachMetric(_ change: (inout Metric) -> Void) {
        for resource in resourceMetrics.indices {
            for scope in resourceMetrics[resource].scopeMetrics.indices {
                for metric in resourceMetrics[resource].scopeMetrics[scope].metrics.indices {
                    change(&resourceMetrics[resource].scopeMetrics[scope].metrics[metric])
                }
            }
        }
    }
}

extension Metric {
    /// Changes the attributes and exemplars of each data point in place, whatever the metric's type.
    package mutating func forEachPoint(_ change: (inout [KeyValue], inout [Exemplar]) -> Void) {
        switch data {
        case .gauge(var gauge):
            gauge.dataPoints = gauge.dataPoints.map { $0.changed(change) }
            data = .gauge(gauge)
        case .sum(var sum):
            sum.dataPoints = sum.dataPoints.map { $0.changed(change) }
            data = .sum(sum)
        case .histogram(var histogram):
            histogram.dataPoints = histogram.dataPoints.map { $0.changed(change) }
            data = .histogram(histogram)
        case .exponentialHistogram(var histogram):
            histogram.dataPoints = histogram.dataPoints.map { $0.changed(change) }
            data = .exponentialHistogram(histogram)
        case .summary(var summary):
            var none: [Exemplar] = []
            for index in summary.dataPoints.indices { change(&summary.dataPoints[index].attributes, &none) }
            data = .summary(summary)
        case nil: break
        }
    }
}

/// What the points of every type of metric but summaries have in common.
private protocol DataPoint {
    var attributes: [KeyValue] { get set }
    var exemplars: [Exemplar] { get set }
}

extension Opentelemetry_Proto_Metrics_V1_NumberDataPoint: DataPoint {}
extension Opentelemetry_Proto_Metrics_V1_HistogramDataPoint: DataPoint {}
extension Opentelemetry_Proto_Metrics_V1_ExponentialHistogramDataPoint: DataPoint {}

extension DataPoint {
    fileprivate func changed(_ change: (inout [KeyValue], inout [Exemplar]) -> Void) -> Self {
        var (result, attributes, exemplars) = (self, attributes, exemplars)
        change(&attributes, &exemplars)
        result.attributes = attributes
        result.exemplars = exemplars
        return result
    }
}
