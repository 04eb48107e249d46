internal import Events

/// Texts as Python writes them, where an id is a digest over them.
enum PythonText {
    /// `json.dumps`: everything beyond ASCII, and DEL, as `\uXXXX` in UTF-16.
    static func json(_ text: String?) -> String {
        guard let text else { return "null" }
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x08: result += "\\b"
            case 0x09: result += "\\t"
            case 0x0A: result += "\\n"
            case 0x0C: result += "\\f"
            case 0x0D: result += "\\r"
            case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default: result += "\\u" + hex(unit)
            }
        }
        return result + "\""
    }

    /// `str()`; members are sorted, since JSON read here has lost the order that Python keeps.
    static func printed(_ value: JSONValue) -> String {
        switch value {
        case .null: "None"
        case .bool(let bool): bool ? "True" : "False"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .string(let text): text
        case .array(let items): "[" + items.map(quoted).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }
                .map { "\(quoted(.string($0.key))): \(quoted($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// `repr()`: like `str()`, but for quoted strings.
    private static func quoted(_ value: JSONValue) -> String {
        guard let text = value.string else { return printed(value) }
        let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var result = quote
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "'" where quote == "'": result += "\\'"
            default: result.append(character)
            }
        }
        return result + quote
    }

    private static func hex(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
