package import SwiftProtobuf

extension LogsRequest: CheckedRequest {
    package static var jsonName: String { "resourceLogs" }
    package static var record: String { "log records" }
    package var isEmpty: Bool { resourceLogs.isEmpty }

    package mutating func removeUnkeepable() -> (rejected: Int, kept: Int) {
        var (rejected, kept) = (0, 0)
        for resource in resourceLogs.indices {
            for scope in resourceLogs[resource].scopeLogs.indices {
                let records = resourceLogs[resource].scopeLogs[scope].logRecords
                let count = records.lazy.filter(\.isForeign).count
                rejected += count
                kept += records.count - count
                guard count > 0 else { continue }
                resourceLogs[resource].scopeLogs[scope].logRecords = records.filter { !$0.isForeign }
            }
        }
        return (rejected, kept)
    }

    package static func response(_ rejected: RejectedRecords?) -> any SwiftProtobuf.Message {
        var response = Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceResponse()
        if let rejected {
            response.partialSuccess.rejectedLogRecords = Int64(rejected.count)
            response.partialSuccess.errorMessage = rejected.reason
        }
        return response
    }
}

extension LogRecord {
    /// True for a record of which nothing is known but fields that no log record has.
    ///
    /// An empty record is one, in which the sender had nothing to say.
    fileprivate var isForeign: Bool {
        timeUnixNano == 0 && observedTimeUnixNano == 0 && !hasBody && attributes.isEmpty && eventName.isEmpty
            && severityText.isEmpty && !unknownFields.data.isEmpty
    }
}
