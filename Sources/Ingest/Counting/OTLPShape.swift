/// Which fields of OTLP's messages are messages themselves (opentelemetry-proto 1.x); all that counting needs of the
/// schema.
enum OTLPShape {
    case logs, logResource, logScope, logRecord
    case traces, spanResource, spanScope, span, event, link
    case metrics, metricResource, metricScope, metric
    case numbers, histograms, exponentials, summaries
    case numberPoint, histogramPoint, exponentialPoint, summaryPoint, exemplar
    case resource, scope, keyValue, anyValue, array, keyValues
    /// With no messages inside.
    case leaf

    /// What stands in a field; nil for what is no message.
    func field(_ number: UInt64) -> OTLPShape? {
        switch (self, number) {
        case (.logs, 1): .logResource
        case (.logResource, 2): .logScope
        case (.logScope, 2): .logRecord
        case (.logRecord, 5): .anyValue
        case (.traces, 1): .spanResource
        case (.spanResource, 2): .spanScope
        case (.spanScope, 2): .span
        case (.span, 11): .event
        case (.span, 13): .link
        case (.metrics, 1): .metricResource
        case (.metricResource, 2): .metricScope
        case (.metricScope, 2): .metric
        case (.logResource, 1), (.spanResource, 1), (.metricResource, 1): .resource
        case (.logScope, 1), (.spanScope, 1), (.metricScope, 1): .scope
        case (.keyValue, 2), (.array, 1): .anyValue
        case (.anyValue, 5): .array
        case (.anyValue, 6): .keyValues
        case (.resource, 3), (.span, 15), (.exponentialPoint, 8), (.exponentialPoint, 9), (.summaryPoint, 6):
            .leaf
        default: data(number) ?? attributes(number)
        }
    }

    /// What a metric measured.
    private func data(_ number: UInt64) -> OTLPShape? {
        switch (self, number) {
        case (.metric, 5), (.metric, 7): .numbers
        case (.metric, 9): .histograms
        case (.metric, 10): .exponentials
        case (.metric, 11): .summaries
        case (.numbers, 1): .numberPoint
        case (.histograms, 1): .histogramPoint
        case (.exponentials, 1): .exponentialPoint
        case (.summaries, 1): .summaryPoint
        case (.numberPoint, 5), (.histogramPoint, 8), (.exponentialPoint, 11): .exemplar
        default: nil
        }
    }

    private func attributes(_ number: UInt64) -> OTLPShape? {
        switch (self, number) {
        case (.resource, 1), (.scope, 3), (.keyValues, 1), (.logRecord, 6), (.span, 9), (.event, 3),
            (.link, 4),
            (.metric, 12), (.numberPoint, 7), (.histogramPoint, 9), (.exponentialPoint, 1),
            (.summaryPoint, 7),
            (.exemplar, 7):
            .keyValue
        default: nil
        }
    }
}
