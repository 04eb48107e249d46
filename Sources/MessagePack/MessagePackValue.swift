package import Events

/// A MessagePack value.
///
/// Its own type rather than `JSONValue`, since JSON has neither bytes nor whole numbers beyond 2⁶³, and both
/// matter: trace and span ids use all 64 bits, and a tracer puts one MessagePack text into another as bytes.
package enum MessagePackValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// A whole number that no `Int64` holds; smaller ones are `integer`, however they were written.
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case binary(ArraySlice<UInt8>)
    case array([MessagePackValue])
    case map([String: MessagePackValue])

    package subscript(key: String) -> MessagePackValue? {
        guard case .map(let members) = self else { return nil }
        return members[key]
    }

    package var array: [MessagePackValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    package var map: [String: MessagePackValue]? {
        if case .map(let members) = self { members } else { nil }
    }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var binary: ArraySlice<UInt8>? {
        if case .binary(let bytes) = self { bytes } else { nil }
    }

    /// A whole number that is not negative.
    package var unsigned: UInt64? {
        switch self {
        case .integer(let value): UInt64(exactly: value)
        case .unsigned(let value): value
        default: nil
        }
    }

    /// The value as JSON: numbers as a JSON reader would give them, those beyond `Int64` as their digits in a
    /// string, bytes as text where they are UTF-8 and otherwise only as their count.
    ///
    /// Recursion is bounded by the reader's depth.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .unsigned(let value): .string(String(value))
        case .number(let value): Int64(exactly: value).map(JSONValue.integer) ?? .number(value)
        case .string(let text): .string(text)
        case .binary(let bytes):
            .string(String(validating: bytes, as: UTF8.self) ?? "[\(counted(bytes.count, "byte"))]")
        case .array(let items): .array(items.map(\.json))
        case .map(let members): .object(members.mapValues(\.json))
        }
    }
}
