/// Writes JSON text, compact and without surprises: the same calls always give the same bytes.
package struct JSONWriter {
    private var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Bytes that are JSON already: punctuation, names, numbers.
    package mutating func raw(_ json: StaticString) {
        json.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func raw(_ json: String) { bytes.append(contentsOf: json.utf8) }

    /// A comma, unless it would follow the opening of a list or an object.
    package mutating func comma() {
        if let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
            bytes.append(UInt8(ascii: ","))
        }
    }

    package mutating func integer(_ number: Int64) { raw(String(number)) }

    /// A number; what JSON has no number for is a word, as protobuf's JSON writes it.
    package mutating func number(_ number: Double) {
        if number.isFinite {
            raw(number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)")
        } else {
            string(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
        }
    }

    package mutating func string(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Any value, an object's names in their order.
    ///
    /// Recursion is bounded by the readers: 100 levels in protobuf, 512 in JSON.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let bool): raw(bool ? "true" : "false")
        case .integer(let number): integer(number)
        case .number(let double): number(double)
        case .string(let text): string(text)
        case .array(let items): list(items)
        case .object(let members): object(members)
        }
    }

    private mutating func list(_ items: [JSONValue]) {
        raw("[")
        for (index, item) in items.enumerated() {
            if index > 0 { raw(",") }
            value(item)
        }
        raw("]")
    }

    private mutating func object(_ members: [String: JSONValue]) {
        raw("{")
        for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { raw(",") }
            string(member.key)
            raw(":")
            value(member.value)
        }
        raw("}")
    }

    /// Copies whole runs between the few bytes that may not stand in a string as they are.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            bytes.append(contentsOf: text[start..<index])
            start = index + 1
            escape(byte)
        }
        bytes.append(contentsOf: text[start...])
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: raw("\\\"")
        case 0x5C: raw("\\\\")
        case 0x08: raw("\\b")
        case 0x09: raw("\\t")
        case 0x0A: raw("\\n")
        case 0x0C: raw("\\f")
        case 0x0D: raw("\\r")
        default:
            let digits = Array("0123456789abcdef".utf8)
            raw("\\u00")
            bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
    }
}
