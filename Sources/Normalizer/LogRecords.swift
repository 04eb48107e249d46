internal import Events

/// The log records of one resource, read straight from the stored JSON: nine in ten bytes of all that comes are
/// logs, and a tree of objects for each attribute would cost more than all that is done with them.
struct LogRecords {
    struct Record {
        var attributes: [String: JSONValue] = [:]
        var body = ""
        var time: UInt64?
        var observedTime: UInt64?
        var trace: String?
        var span: String?
    }

    private(set) var attributes: [String: JSONValue] = [:]
    private(set) var records: [Record] = []

    /// Each resource of a logs request in the form in which `events_raw` keeps it.
    static func reading(_ json: String) throws(JSONError) -> [LogRecords] {
        try JSONReader.read(text: json) { (reader) throws(JSONError) in try resources(&reader) }
    }

    private static func resources(_ reader: inout JSONReader) throws(JSONError) -> [LogRecords] {
        var found: [LogRecords] = []
        try reader.members { (reader, name) throws(JSONError) in
            guard name == "resourceLogs" else { return _ = try reader.value() }
            try reader.items { (reader) throws(JSONError) in
                var logs = LogRecords()
                try logs.read(&reader)
                found.append(logs)
            }
        }
        return found
    }

    private mutating func read(_ reader: inout JSONReader) throws(JSONError) {
        try reader.members { (reader, name) throws(JSONError) in
            switch name {
            case "resource": attributes = try Self.attributes(of: &reader)
            case "scopeLogs": try reader.items { (reader) throws(JSONError) in try readScope(&reader) }
            default: _ = try reader.value()
            }
        }
    }

    private mutating func readScope(_ reader: inout JSONReader) throws(JSONError) {
        try reader.members { (reader, name) throws(JSONError) in
            guard name == "logRecords" else { return _ = try reader.value() }
            try reader.items { (reader) throws(JSONError) in records.append(try Record(&reader)) }
        }
    }

    /// The `attributes` member of a resource.
    private static func attributes(of reader: inout JSONReader) throws(JSONError) -> [String: JSONValue] {
        var attributes: [String: JSONValue] = [:]
        try reader.members { (reader, name) throws(JSONError) in
            guard name == "attributes" else { return _ = try reader.value() }
            attributes = try reader.otlpAttributes()
        }
        return attributes
    }
}

extension LogRecords.Record {
    fileprivate init(_ reader: inout JSONReader) throws(JSONError) {
        try reader.members { (reader, name) throws(JSONError) in
            switch name {
            case "attributes": attributes = try reader.otlpAttributes()
            case "body": body = try reader.otlpValue().string ?? ""
            case "timeUnixNano": time = try reader.value().string.flatMap { UInt64($0) }
            case "observedTimeUnixNano": observedTime = try reader.value().string.flatMap { UInt64($0) }
            case "traceId": trace = try reader.value().string
            case "spanId": span = try reader.value().string
            default: _ = try reader.value()
            }
        }
    }
}
