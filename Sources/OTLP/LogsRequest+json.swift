internal import Events

extension LogsRequest {
    package func json() throws(WireError) -> String {
        var writer = JSONWriter(capacity: 4096)
        writer.raw("{")
        writer.list("resourceLogs", resourceLogs) { $0.logs($1) }
        writer.raw("}")
        return writer.text
    }
}

extension JSONWriter {
    fileprivate mutating func logs(_ logs: ResourceLogs) {
        raw("{")
        if logs.hasResource { resource(logs.resource) }
        list("scopeLogs", logs.scopeLogs) { writer, scope in
            writer.raw("{")
            if scope.hasScope { writer.scope(scope.scope) }
            writer.list("logRecords", scope.logRecords) { $0.record($1) }
            writer.member("schemaUrl", scope.schemaURL)
            writer.raw("}")
        }
        member("schemaUrl", logs.schemaURL)
        raw("}")
    }

    private mutating func record(_ record: LogRecord) {
        raw("{")
        member("timeUnixNano", wide: record.timeUnixNano)
        member("severityNumber", record.severityNumber.rawValue)
        member("severityText", record.severityText)
        if record.hasBody {
            name("body")
            any(record.body)
        }
        member("attributes", record.attributes)
        member("droppedAttributesCount", record.droppedAttributesCount)
        member("flags", record.flags)
        member("traceId", hex: record.traceID)
        member("spanId", hex: record.spanID)
        member("observedTimeUnixNano", wide: record.observedTimeUnixNano)
        member("eventName", record.eventName)
        raw("}")
    }
}
