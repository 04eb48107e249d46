package import Foundation

extension LogsRequest: ExportRequest {
    package static var signal: String { "logs" }

    package mutating func exchangeIdentifiers(_ exchange: (Data) -> Data) {
        forEachRecord { record in
            record.traceID = exchange(record.traceID)
            record.spanID = exchange(record.spanID)
        }
    }

    /// Changes each log record in place.
    package mutating func forEachRecord(_ change: (inout LogRecord) -> Void) {
        for resource in resourceLogs.indices {
            for scope in resourceLogs[resource].scopeLogs.indices {
                for record in resourceLogs[resource].scopeLogs[scope].logRecords.indices {
                    change(&resourceLogs[resource].scopeLogs[scope].logRecords[record])
                }
            }
        }
    }
}
