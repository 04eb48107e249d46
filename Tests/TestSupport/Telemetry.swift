package import Events

/// Request bodies made by hand, where the recorded ones lack a trap.
package enum Telemetry {
    /// An OTLP logs request in JSON: one record for each set of attributes.
    package static func logs(
        _ records: [[String: JSONValue]], resource: [String: JSONValue] = [:], body: JSONValue? = nil
    ) -> [UInt8] {
        let list = records.map { record -> JSONValue in
            var members: [String: JSONValue] = ["attributes": attributes(record)]
            members["body"] = body.map(any)
            return .object(members)
        }
        let scope = JSONValue.object(["logRecords": .array(list)])
        let logs = JSONValue.object([
            "resource": .object(["attributes": attributes(resource)]), "scopeLogs": .array([scope]),
        ])
        return Array(JSONValue.object(["resourceLogs": .array([logs])]).text.utf8)
    }

    /// A hook's payload.
    package static func hook(_ members: [String: JSONValue]) -> [UInt8] {
        Array(JSONValue.object(members).text.utf8)
    }

    static func attributes(_ members: [String: JSONValue]) -> JSONValue {
        .array(
            members.sorted { $0.key < $1.key }.map {
                .object(["key": .string($0.key), "value": any($0.value)])
            })
    }

    private static func any(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .object([:])
        case .bool: .object(["boolValue": value])
        case .integer: .object(["intValue": value])
        case .number: .object(["doubleValue": value])
        case .string: .object(["stringValue": value])
        case .array(let items): .object(["arrayValue": .object(["values": .array(items.map(any))])])
        case .object(let members): .object(["kvlistValue": .object(["values": attributes(members)])])
        }
    }
}

extension JSONValue: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}
