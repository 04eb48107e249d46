internal import Events

extension JSONReader {
    /// A list of OTLP attributes by key; the first of two equal keys counts (OTLP forbids them).
    mutating func otlpAttributes() throws(JSONError) -> [String: JSONValue] {
        var attributes: [String: JSONValue] = [:]
        try items { (reader) throws(JSONError) in
            var key = ""
            var value = JSONValue.null
            try reader.members { (reader, name) throws(JSONError) in
                switch name {
                case "key": key = try reader.value().string ?? ""
                case "value": value = try reader.otlpValue()
                default: _ = try reader.value()
                }
            }
            if let first = attributes.updateValue(value, forKey: key) { attributes[key] = first }
        }
        return attributes
    }

    /// An OTLP `AnyValue` as the JSON that it stands for; bytes are null.
    mutating func otlpValue() throws(JSONError) -> JSONValue {
        var value = JSONValue.null
        try members { (reader, name) throws(JSONError) in
            switch name {
            case "stringValue", "boolValue": value = try reader.value()
            case "intValue": value = try reader.value().integer.map(JSONValue.integer) ?? .null
            case "doubleValue": value = try reader.value().number.map(JSONValue.number) ?? .null
            case "arrayValue": value = .array(try reader.otlpList())
            case "kvlistValue": value = .object(try reader.otlpMembers())
            default: _ = try reader.value()
            }
        }
        return value
    }

    private mutating func otlpList() throws(JSONError) -> [JSONValue] {
        var list: [JSONValue] = []
        try members { (reader, name) throws(JSONError) in
            guard name == "values" else { return _ = try reader.value() }
            try reader.items { (reader) throws(JSONError) in list.append(try reader.otlpValue()) }
        }
        return list
    }

    private mutating func otlpMembers() throws(JSONError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        try self.members { (reader, name) throws(JSONError) in
            guard name == "values" else { return _ = try reader.value() }
            members = try reader.otlpAttributes()
        }
        return members
    }
}
