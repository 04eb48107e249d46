package import Events
internal import Foundation
package import Logging
internal import Redaction

/// One JSON object a line, for whoever collects logs: `time`, `level`, `message`, `label` and the metadata, with
/// every secret cut out that slipped into an error's words.
package struct JSONLogHandler: LogHandler {
    private static let redactor = Redactor()

    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let now: @Sendable () -> Timestamp
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - label: Who logs.
    ///   - now: The time of a line.
    ///   - write: Takes a line, its end included; by default standard error does.
    package init(
        label: String, now: @escaping @Sendable () -> Timestamp,
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        self.label = label
        self.now = now
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line: [String: JSONValue] = metadata.merging(event.metadata ?? [:]) { _, later in later }
            .mapValues(Self.json)
        line["time"] = .string(now().rfc3339)
        line["level"] = .string(event.level.rawValue)
        line["label"] = .string(label)
        line["message"] = .string(Self.redactor.redact("\(event.message)"))
        write(JSONValue.object(line).text + "\n")
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSONValue {
        switch value {
        case .string(let text): .string(redactor.redact(text))
        case .stringConvertible(let thing): .string(redactor.redact("\(thing)"))
        case .array(let items): .array(items.map(json))
        case .dictionary(let members): .object(members.mapValues(json))
        }
    }
}
