internal import Events
internal import OTLP

/// Redacts a metrics request; metrics hold names and labels, and no text that falls under the capture policy.
struct MetricTexts {
    let keeper: TextKeeper

    func apply(to request: inout MetricsRequest) {
        for index in request.resourceMetrics.indices {
            keeper.clean(&request.resourceMetrics[index].resource)
            request.resourceMetrics[index].schemaURL = keeper.command(
                request.resourceMetrics[index].schemaURL)
            for scope in request.resourceMetrics[index].scopeMetrics.indices {
                keeper.clean(&request.resourceMetrics[index].scopeMetrics[scope].scope)
                let url = request.resourceMetrics[index].scopeMetrics[scope].schemaURL
                request.resourceMetrics[index].scopeMetrics[scope].schemaURL = keeper.command(url)
            }
        }
        request.forEachMetric { clean(&$0) }
    }

    private func clean(_ metric: inout Metric) {
        metric.name = keeper.command(metric.name)
        metric.description_p = keeper.command(metric.description_p)
        metric.unit = keeper.command(metric.unit)
        keeper.clean(&metric.metadata)
        metric.forEachPoint { attributes, exemplars in
            keeper.clean(&attributes)
            for index in exemplars.indices { keeper.clean(&exemplars[index].filteredAttributes) }
        }
    }
}
