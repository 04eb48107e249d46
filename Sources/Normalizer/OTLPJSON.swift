internal import Events

// OTLP as `events_raw` keeps it: OTLP JSON in the one spelling that the intake writes (64-bit integers as
// strings, ids in hex, no bytes). Read as plain JSON, which is quicker than by the messages of the protocol,
// and wants nothing of them.

/// The objects in a list; none where it is absent, since empty lists are not written.
func items(_ key: String, of value: JSONValue) -> [JSONValue] { value[key]?.array ?? [] }

/// The attributes of a resource or record by key; the first of two equal keys counts (OTLP forbids them).
func otlpAttributes(of owner: JSONValue?) -> [String: JSONValue] {
    members(of: owner, "attributes")
}

private func members(of owner: JSONValue?, _ key: String) -> [String: JSONValue] {
    let pairs = (owner?[key]?.array ?? []).map { ($0["key"]?.string ?? "", otlpValue($0["value"])) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
}

/// An `AnyValue` as the JSON that it stands for.
func otlpValue(_ value: JSONValue?) -> JSONValue {
    guard let kind = value?.object?.first else { return .null }
    switch kind.key {
    case "stringValue", "boolValue": return kind.value
    case "intValue": return kind.value.integer.map(JSONValue.integer) ?? .null
    case "doubleValue": return kind.value.number.map(JSONValue.number) ?? .null
    case "arrayValue": return .array((kind.value["values"]?.array ?? []).map(otlpValue))
    case "kvlistValue": return .object(members(of: kind.value, "values"))
    default: return .null
    }
}
