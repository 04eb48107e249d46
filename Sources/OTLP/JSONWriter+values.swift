internal import Events
internal import Foundation

// OTLP's JSON dialect (OTLP 1.11, "JSON Protobuf Encoding"), written by hand for the two signals that carry
// nearly all bytes; protobuf's own writer takes five times as long.
extension JSONWriter {
    /// A member's name with its colon, after a comma where one is due.
    mutating func name(_ name: StaticString) {
        comma()
        raw("\"")
        raw(name)
        raw("\":")
    }

    mutating func member(_ name: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        self.name(name)
        string(text)
    }

    /// 64-bit integers are strings in protobuf's JSON.
    mutating func member(_ name: StaticString, wide number: UInt64) {
        guard number != 0 else { return }
        self.name(name)
        raw("\"")
        raw(String(number))
        raw("\"")
    }

    mutating func member(_ name: StaticString, _ number: some BinaryInteger) {
        guard number != 0 else { return }
        self.name(name)
        raw(String(number))
    }

    /// Trace and span ids are hex.
    mutating func member(_ name: StaticString, hex bytes: Data) {
        guard !bytes.isEmpty else { return }
        self.name(name)
        raw("\"")
        raw(HexIdentifier.text(bytes))
        raw("\"")
    }

    mutating func member(_ name: StaticString, _ attributes: [KeyValue]) {
        list(name, attributes) { writer, attribute in writer.attribute(attribute) }
    }

    /// A list of objects; none where it is empty, as protobuf's JSON leaves defaults out.
    mutating func list<Item>(
        _ name: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        self.name(name)
        raw("[")
        for item in items {
            comma()
            write(&self, item)
        }
        raw("]")
    }

    mutating func object(_ name: StaticString, _ write: (inout JSONWriter) -> Void) {
        self.name(name)
        raw("{")
        write(&self)
        raw("}")
    }

    mutating func attribute(_ attribute: KeyValue) {
        raw("{")
        member("key", attribute.key)
        if attribute.hasValue {
            name("value")
            any(attribute.value)
        }
        raw("}")
    }

    /// An `AnyValue`; recursion is bounded by protobuf's reader (100 levels).
    mutating func any(_ value: AnyValue) {
        raw("{")
        switch value.value {
        case .stringValue(let text):
            name("stringValue")
            string(text)
        case .boolValue(let bool):
            name("boolValue")
            raw(bool ? "true" : "false")
        case .intValue(let integer):
            name("intValue")
            raw("\"")
            raw(String(integer))
            raw("\"")
        case .doubleValue(let number):
            name("doubleValue")
            self.number(number)
        case .arrayValue(let array):
            object("arrayValue") { writer in
                writer.list("values", array.values) { $0.any($1) }
            }
        case .kvlistValue(let list):
            object("kvlistValue") { writer in writer.member("values", list.values) }
        case .bytesValue(let bytes):
            name("bytesValue")
            string(bytes.base64EncodedString())
        default: break
        }
        raw("}")
    }

    mutating func resource(_ resource: Resource) {
        object("resource") { writer in
            writer.member("attributes", resource.attributes)
            writer.member("droppedAttributesCount", resource.droppedAttributesCount)
        }
    }

    mutating func scope(_ scope: InstrumentationScope) {
        object("scope") { writer in
            writer.member("name", scope.name)
            writer.member("version", scope.version)
            writer.member("attributes", scope.attributes)
            writer.member("droppedAttributesCount", scope.droppedAttributesCount)
        }
    }
}
