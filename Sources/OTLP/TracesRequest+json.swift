internal import Events

extension TracesRequest {
    package func json() throws(WireError) -> String {
        var writer = JSONWriter(capacity: 4096)
        writer.raw("{")
        writer.list("resourceSpans", resourceSpans) { $0.spans($1) }
        writer.raw("}")
        return writer.text
    }
}

extension JSONWriter {
    fileprivate mutating func spans(_ spans: ResourceSpans) {
        raw("{")
        if spans.hasResource { resource(spans.resource) }
        list("scopeSpans", spans.scopeSpans) { writer, scope in
            writer.raw("{")
            if scope.hasScope { writer.scope(scope.scope) }
            writer.list("spans", scope.spans) { $0.span($1) }
            writer.member("schemaUrl", scope.schemaURL)
            writer.raw("}")
        }
        member("schemaUrl", spans.schemaURL)
        raw("}")
    }

    private mutating func span(_ span: SpanRecord) {
        raw("{")
        member("traceId", hex: span.traceID)
        member("spanId", hex: span.spanID)
        member("traceState", span.traceState)
        member("parentSpanId", hex: span.parentSpanID)
        member("name", span.name)
        member("kind", span.kind.rawValue)
        member("startTimeUnixNano", wide: span.startTimeUnixNano)
        member("endTimeUnixNano", wide: span.endTimeUnixNano)
        member("attributes", span.attributes)
        member("droppedAttributesCount", span.droppedAttributesCount)
        list("events", span.events) { $0.event($1) }
        member("droppedEventsCount", span.droppedEventsCount)
        list("links", span.links) { $0.link($1) }
        member("droppedLinksCount", span.droppedLinksCount)
        if span.hasStatus { status(span.status) }
        member("flags", span.flags)
        raw("}")
    }

    private mutating func event(_ event: SpanRecord.Event) {
        raw("{")
        member("timeUnixNano", wide: event.timeUnixNano)
        member("name", event.name)
        member("attributes", event.attributes)
        member("droppedAttributesCount", event.droppedAttributesCount)
        raw("}")
    }

    private mutating func link(_ link: SpanRecord.Link) {
        raw("{")
        member("traceId", hex: link.traceID)
        member("spanId", hex: link.spanID)
        member("traceState", link.traceState)
        member("attributes", link.attributes)
        member("droppedAttributesCount", link.droppedAttributesCount)
        member("flags", link.flags)
        raw("}")
    }

    private mutating func status(_ status: SpanStatus) {
        object("status") { writer in
            writer.member("message", status.message)
            writer.member("code", status.code.rawValue)
        }
    }
}
