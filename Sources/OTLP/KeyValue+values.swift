package import Events

extension AnyValue {
    /// The value as JSON; bytes become their count, since no agent puts text there.
    package var json: JSONValue {
        switch value {
        case .stringValue(let text): .string(text)
        case .boolValue(let bool): .bool(bool)
        case .intValue(let integer): .integer(integer)
        case .doubleValue(let number): .number(number)
        case .arrayValue(let array): .array(array.values.map(\.json))
        case .kvlistValue(let list): .object(list.values.dictionary)
        case .bytesValue(let bytes): .string("(\(bytes.count) bytes)")
        default: .null
        }
    }
}

extension [KeyValue] {
    /// The attributes by key; the first of two equal keys counts (OTLP forbids them).
    package var dictionary: [String: JSONValue] {
        Dictionary(map { ($0.key, $0.value.json) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(key key: String) -> JSONValue? {
        first { $0.key == key }?.value.json
    }
}
