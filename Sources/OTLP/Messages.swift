// Short names for the generated messages of the OTLP protocol (opentelemetry-proto v1).
package typealias LogsRequest = Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceRequest
package typealias ResourceLogs = Opentelemetry_Proto_Logs_V1_ResourceLogs
package typealias ScopeLogs = Opentelemetry_Proto_Logs_V1_ScopeLogs
package typealias LogRecord = Opentelemetry_Proto_Logs_V1_LogRecord
package typealias KeyValue = Opentelemetry_Proto_Common_V1_KeyValue
package typealias AnyValue = Opentelemetry_Proto_Common_V1_AnyValue
typealias RPCStatus = Google_Rpc_Status
