internal import Events

/// What a type reads of JSON, noted down while it reads made-up values: a JSON schema that cannot differ from the
/// code.
final class SchemaRecorder: Decoder {
    enum Shape {
        case nothing
        case object(properties: [String: JSONValue], required: Set<String>)
        /// An object with names of anybody's choice.
        case dictionary(of: JSONValue)
        case array(of: JSONValue)
        case single(JSONValue)
    }

    let schemas: Schemas
    var shape = Shape.nothing
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    init(_ schemas: Schemas) { self.schemas = schemas }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedShapes<Key>(recorder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ListShapes(recorder: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleShape(recorder: self) }

    var schema: JSONValue {
        switch shape {
        case .nothing: .object([:])
        case .single(let schema): schema
        case .array(let items): .object(["type": .string("array"), "items": items])
        case .dictionary(let values):
            .object(["type": .string("object"), "additionalProperties": values])
        case .object(let properties, let required):
            .object([
                "type": .string("object"), "properties": .object(properties),
                "required": .array(required.sorted().map { .string($0) }),
            ])
        }
    }

    func note(_ key: String, _ schema: JSONValue, isOptional: Bool) {
        let schema = isOptional && schemas.takesNull ? Self.orNull(schema) : schema
        guard case .object(var properties, var required) = shape else {
            shape = .object(properties: [key: schema], required: isOptional ? [] : [key])
            return
        }
        properties[key] = schema
        if !isOptional { required.insert(key) }
        shape = .object(properties: properties, required: required)
    }
}

extension SchemaRecorder {
    /// What is sent to us may be null wherever it may be missing; what we send never is.
    private static func orNull(_ schema: JSONValue) -> JSONValue {
        .object(["anyOf": .array([schema, .object(["type": .string("null")])])])
    }
}

/// Why no schema can be made of a type: it refuses every made-up value.
struct SchemaError: Error, CustomStringConvertible {
    let type: String

    var description: String {
        "no schema of \(type): make it CaseIterable, or describe it in Schemas.known"
    }
}
