/// Where the texts stand in an export request's protobuf bytes: what each kind of message has for fields.
///
/// Only what leads to texts is listed; all other fields are copied as they are.
enum WireShape {
    case logs, traces, metrics
    case resourceLogs, scopeLogs, logRecord
    case resourceSpans, scopeSpans, span, spanEvent, spanLink, spanStatus
    case resourceMetrics, scopeMetrics, metric
    case numberPoints, histogramPoints, exponentialPoints, summaryPoints
    case numberPoint, histogramPoint, exponentialPoint, summaryPoint, exemplar
    case resource, scope, entity, keyValue, anyValue, arrayValue, keyValueList

    enum Field {
        case text
        case message(WireShape)
    }

    /// The request of a signal.
    init?(signal: String) {
        switch signal {
        case "logs": self = .logs
        case "traces": self = .traces
        case "metrics": self = .metrics
        default: return nil
        }
    }

    var fields: [UInt64: Field] {
        switch self {
        case .logs: [1: .message(.resourceLogs)]
        case .resourceLogs: [1: .message(.resource), 2: .message(.scopeLogs), 3: .text]
        case .scopeLogs: [1: .message(.scope), 2: .message(.logRecord), 3: .text]
        case .logRecord: [3: .text, 5: .message(.anyValue), 6: .message(.keyValue), 12: .text]
        case .traces: [1: .message(.resourceSpans)]
        case .resourceSpans: [1: .message(.resource), 2: .message(.scopeSpans), 3: .text]
        case .scopeSpans: [1: .message(.scope), 2: .message(.span), 3: .text]
        case .span:
            [
                3: .text, 5: .text, 9: .message(.keyValue), 11: .message(.spanEvent),
                13: .message(.spanLink), 15: .message(.spanStatus),
            ]
        case .spanEvent: [2: .text, 3: .message(.keyValue)]
        case .spanLink: [3: .text, 4: .message(.keyValue)]
        case .spanStatus: [2: .text]
        case .resource: [1: .message(.keyValue), 3: .message(.entity)]
        case .scope: [1: .text, 2: .text, 3: .message(.keyValue)]
        case .entity: [1: .text, 2: .text, 3: .text, 4: .text]
        case .keyValue: [1: .text, 2: .message(.anyValue)]
        case .anyValue: [1: .text, 5: .message(.arrayValue), 6: .message(.keyValueList)]
        case .arrayValue: [1: .message(.anyValue)]
        case .keyValueList: [1: .message(.keyValue)]
        default: metricFields
        }
    }

    private var metricFields: [UInt64: Field] {
        switch self {
        case .metrics: [1: .message(.resourceMetrics)]
        case .resourceMetrics: [1: .message(.resource), 2: .message(.scopeMetrics), 3: .text]
        case .scopeMetrics: [1: .message(.scope), 2: .message(.metric), 3: .text]
        case .metric:
            [
                1: .text, 2: .text, 3: .text, 5: .message(.numberPoints), 7: .message(.numberPoints),
                9: .message(.histogramPoints), 10: .message(.exponentialPoints),
                11: .message(.summaryPoints), 12: .message(.keyValue),
            ]
        case .numberPoints: [1: .message(.numberPoint)]
        case .histogramPoints: [1: .message(.histogramPoint)]
        case .exponentialPoints: [1: .message(.exponentialPoint)]
        case .summaryPoints: [1: .message(.summaryPoint)]
        case .numberPoint: [5: .message(.exemplar), 7: .message(.keyValue)]
        case .histogramPoint: [8: .message(.exemplar), 9: .message(.keyValue)]
        case .exponentialPoint: [1: .message(.keyValue), 11: .message(.exemplar)]
        case .summaryPoint, .exemplar: [7: .message(.keyValue)]
        default: [:]
        }
    }
}
