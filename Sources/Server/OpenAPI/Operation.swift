internal import Events
internal import Store

/// One route as the OpenAPI document tells of it.
struct Operation {
    enum Content {
        case json(any Decodable.Type)
        /// A body of another kind, by its media types.
        case other([String])
        /// A body whose shape no type tells, by media type.
        case shaped([String: JSONValue])
    }

    struct Parameter {
        let name: String
        let schema: JSONValue
        let text: String
        var isRequired = false
        var isHeader = false
    }

    let method: String
    let path: String
    let tag: String
    let summary: String
    /// What the key must be good for; nil where none is wanted.
    let scope: KeyScope?
    var status = 200
    /// A second status with the same answer; nil where there is one only.
    var otherStatus: Int?
    var answer: Content?
    var body: Content?
    var isBodyOptional = false
    var parameters: [Parameter] = []
    /// Whether it has a strong ETag, and answers 304.
    var isCached = false
    /// Media types of errors; problem+json where nothing is said.
    var errors = ["application/problem+json"]

    init(_ method: String, _ path: String, _ tag: String, _ scope: KeyScope?, _ summary: String) {
        self.method = method
        self.path = path
        self.tag = tag
        self.scope = scope
        self.summary = summary
    }

    // Each a copy with something more said.

    func answering(
        _ type: any Decodable.Type, status: Int = 200, or other: Int? = nil, isCached: Bool = false
    ) -> Operation {
        with {
            ($0.answer, $0.status, $0.otherStatus, $0.isCached) = (.json(type), status, other, isCached)
        }
    }

    func answering(_ types: String..., status: Int = 200, isCached: Bool = false) -> Operation {
        with { ($0.answer, $0.status, $0.isCached) = (.other(types), status, isCached) }
    }

    func empty(_ status: Int) -> Operation { with { ($0.answer, $0.status) = (nil, status) } }

    func taking(_ type: any Decodable.Type, isOptional: Bool = false) -> Operation {
        with { ($0.body, $0.isBodyOptional) = (.json(type), isOptional) }
    }

    func taking(json schema: JSONValue, or types: String...) -> Operation {
        var shapes = Dictionary(
            types.map { ($0, JSONValue.object([:])) }, uniquingKeysWith: { one, _ in one })
        shapes["application/json"] = schema
        return with { [shapes] in $0.body = .shaped(shapes) }
    }

    func taking(_ types: String...) -> Operation { with { $0.body = .other(types) } }

    /// The same with a body that may be missing.
    var optionally: Operation { with { $0.isBodyOptional = true } }

    func failing(_ types: String...) -> Operation { with { $0.errors = types } }

    func asking(_ parameters: Parameter...) -> Operation { with { $0.parameters += parameters } }

    private func with(_ change: (inout Operation) -> Void) -> Operation {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Operation.Parameter {
    static func text(_ name: String, _ text: String) -> Self {
        .init(name: name, schema: .object(["type": .string("string")]), text: text)
    }

    static func time(_ name: String, _ text: String) -> Self {
        .init(
            name: name,
            schema: .object(["type": .string("string"), "format": .string("date-time")]), text: text)
    }

    static func day(_ name: String, _ text: String) -> Self {
        .init(
            name: name, schema: .object(["type": .string("string"), "format": .string("date")]), text: text)
    }

    static func choice(_ name: String, _ words: [String], _ text: String) -> Self {
        .init(
            name: name,
            schema: .object(["type": .string("string"), "enum": .array(words.map { .string($0) })]),
            text: text)
    }

    static func flag(_ name: String, _ text: String) -> Self {
        .init(name: name, schema: .object(["type": .string("boolean")]), text: text)
    }

    static func limit(_ usual: Int, _ highest: Int) -> Self {
        .init(
            name: "limit",
            schema: .object([
                "type": .string("integer"), "minimum": .integer(1), "maximum": .integer(Int64(highest)),
                "default": .integer(Int64(usual)),
            ]), text: "Entries of a page.")
    }

    static func cursor(_ name: String) -> Self {
        .init(
            name: name,
            schema: .object(["type": .string("string"), "pattern": .string("^[A-Za-z0-9_-]+$")]),
            text: "The 'next' of the page before, as it came; the address in Link has it already.")
    }

    static func version(_ name: String, _ text: String) -> Self {
        .init(
            name: name,
            schema: .object(["type": .string("integer"), "minimum": .integer(1)]), text: text,
            isRequired: true)
    }
}
