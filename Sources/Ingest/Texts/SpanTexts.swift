internal import Events
internal import OTLP

/// Applies the table "Which text is kept" to spans, and redacts the rest.
struct SpanTexts {
    let provider: Provider
    let policy: CapturePolicy
    let keeper: TextKeeper

    func apply(to request: inout TracesRequest) {
        for index in request.resourceSpans.indices {
            keeper.clean(&request.resourceSpans[index].resource)
            let url = request.resourceSpans[index].schemaURL
            request.resourceSpans[index].schemaURL = keeper.command(url)
            for scope in request.resourceSpans[index].scopeSpans.indices {
                keeper.clean(&request.resourceSpans[index].scopeSpans[scope].scope)
                let url = request.resourceSpans[index].scopeSpans[scope].schemaURL
                request.resourceSpans[index].scopeSpans[scope].schemaURL = keeper.command(url)
            }
        }
        request.forEachSpan { apply(to: &$0) }
    }

    private func apply(to span: inout SpanRecord) {
        span.name = keeper.command(span.name)
        span.traceState = keeper.command(span.traceState)
        span.status.message = keeper.error(span.status.message)
        if provider == .application { countChunks(of: &span) }
        span.attributes = kept(span.attributes)
        for index in span.events.indices {
            span.events[index].name = keeper.command(span.events[index].name)
            span.events[index].attributes = kept(span.events[index].attributes)
        }
        for index in span.links.indices {
            span.links[index].traceState = keeper.command(span.links[index].traceState)
            keeper.clean(&span.links[index].attributes)
        }
    }

    private func kept(_ attributes: [KeyValue]) -> [KeyValue] {
        provider.agent == nil ? applicationAttributes(attributes) : agentAttributes(attributes)
    }
}
