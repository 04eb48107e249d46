internal import Events
internal import Foundation

/// Values kept whole in one column, as JSON with sorted keys.
enum JSONColumn {
    static func write(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// A value of any shape; null where it is nested deeper than our reader goes, since one such value must
    /// not hold up all others.
    static func value(_ text: String) -> JSONValue { (try? JSONValue(parsing: text)) ?? .null }
}
