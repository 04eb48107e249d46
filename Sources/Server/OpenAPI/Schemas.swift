internal import Events

/// The JSON schemas of the types that the interface reads and writes, each once by its name.
final class Schemas {
    /// Under their names, as `#/components/schemas` has them.
    private(set) var components: [String: JSONValue] = [:]
    /// Whether the types at hand are read from a request.
    var takesNull = false

    /// A reference to the schema of a type, which is made where it is not there.
    ///
    /// - Throws: `SchemaError` for a type that refuses every made-up value.
    func reference(to type: any Decodable.Type) throws -> JSONValue {
        func open<T: Decodable>(_ type: T.Type) throws -> JSONValue { try read(type).schema }
        return try open(type)
    }

    /// The schema of a type and a value of it.
    func read<T: Decodable>(_ type: T.Type) throws -> (schema: JSONValue, value: T) {
        if let known = Self.known[ObjectIdentifier(type)], let value = known.value as? T {
            return (known.schema, value)
        }
        if let plain = type as? any PlainJSON.Type, let value = plain.sample as? T {
            return (plain.schema, value)
        }
        if let choice = type as? any (CaseIterable & RawRepresentable).Type,
            let value = Self.first(choice) as? T
        {
            return (.object(["type": .string("string"), "enum": .array(Self.words(choice))]), value)
        }
        let recorder = SchemaRecorder(self)
        let value: T
        do { value = try T(from: recorder) } catch let error as SchemaError { throw error } catch {
            throw SchemaError(type: "\(type)")
        }
        guard case .object = recorder.shape else { return (recorder.schema, value) }
        let name = Self.name(type)
        components[name] = recorder.schema
        return (.object(["$ref": .string("#/components/schemas/\(name)")]), value)
    }

    /// Types that tell themselves apart in their own way.
    private static var known: [ObjectIdentifier: (schema: JSONValue, value: any Decodable)] {
        [
            ObjectIdentifier(JSONValue.self): (.object([:]), JSONValue.null),
            ObjectIdentifier(ContentBlock.self): (
                .object([
                    "type": .string("object"), "required": .array([.string("type")]),
                    "properties": .object(["type": .object(["type": .string("string")])]),
                ]), ContentBlock.text("")
            ),
            ObjectIdentifier(Scope.self): (scope, Scope.everywhere),
        ]
    }

    /// `{"everywhere": {}}` or `{"repository": {"_0": "acme/web"}}`.
    private static let scope: JSONValue = {
        func one(_ name: String, _ content: JSONValue) -> JSONValue {
            .object([
                "type": .string("object"), "required": .array([.string(name)]),
                "properties": .object([name: content]),
            ])
        }
        let text = JSONValue.object(["type": .string("string")])
        let repository = JSONValue.object([
            "type": .string("object"), "properties": .object(["_0": text]),
        ])
        return .object([
            "oneOf": .array([
                one("everywhere", .object(["type": .string("object")])), one("repository", repository),
            ])
        ])
    }()

    private static func first<Choice: CaseIterable>(_ type: Choice.Type) -> Any? {
        type.allCases.first
    }

    private static func words(_ type: any (CaseIterable & RawRepresentable).Type) -> [JSONValue] {
        func open<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> [JSONValue] {
            type.allCases.compactMap { ($0.rawValue as? String).map { .string($0) } }
        }
        return open(type)
    }

    /// `EventViewTool` of `API.EventView.Tool`.
    private static func name(_ type: Any.Type) -> String {
        String(reflecting: type).split(separator: ".").dropFirst().joined()
    }
}

/// What JSON has itself.
private protocol PlainJSON {
    static var schema: JSONValue { get }
    static var sample: Self { get }
}

extension Bool: PlainJSON {
    static var schema: JSONValue { .object(["type": .string("boolean")]) }
    static var sample: Bool { false }
}

extension String: PlainJSON {
    static var schema: JSONValue { .object(["type": .string("string")]) }
    static var sample: String { "" }
}

extension Double: PlainJSON {
    static var schema: JSONValue { .object(["type": .string("number")]) }
    static var sample: Double { 0 }
}

extension PlainJSON where Self: FixedWidthInteger {
    static var schema: JSONValue { .object(["type": .string("integer")]) }
    static var sample: Self { 0 }
}

extension Int: PlainJSON {}
extension Int64: PlainJSON {}
