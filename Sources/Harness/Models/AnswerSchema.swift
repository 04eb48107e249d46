internal import Events

/// The form that an answer must have: the part of JSON Schema that providers can enforce, and we check again.
struct AnswerSchema: Sendable, Equatable {
    let name: String
    let json: JSONValue

    /// The first thing that is wrong with an answer; nil where nothing is.
    func objection(to answer: JSONValue) -> String? { Self.objection(to: answer, json, at: "the answer") }

    private static func objection(to value: JSONValue, _ schema: JSONValue, at place: String) -> String? {
        switch schema["type"]?.string {
        case "object":
            guard let members = value.object else { return "\(place) is no object" }
            return objection(toMembers: members, schema, at: place)
        case "array":
            guard let items = value.array else { return "\(place) is no list" }
            guard let form = schema["items"] else { return nil }
            for (index, item) in items.enumerated() {
                if let found = objection(to: item, form, at: "\(place)[\(index)]") { return found }
            }
            return nil
        case "string":
            guard let text = value.string else { return "\(place) is no text" }
            let allowed = schema["enum"]?.array?.compactMap(\.string) ?? [text]
            return allowed.contains(text) ? nil : "\(place) is none of \(allowed.joined(separator: ", "))"
        case "boolean":
            if case .bool = value { return nil }
            return "\(place) is neither true nor false"
        default: return nil
        }
    }

    private static func objection(
        toMembers members: [String: JSONValue], _ schema: JSONValue, at place: String
    ) -> String? {
        let forms = schema["properties"]?.object ?? [:]
        for name in schema["required"]?.array?.compactMap(\.string) ?? [] where members[name] == nil {
            return "\(place) has no \(name)"
        }
        for (name, form) in forms.sorted(by: { $0.key < $1.key }) {
            guard let member = members[name] else { continue }
            if let found = objection(to: member, form, at: "\(place).\(name)") { return found }
        }
        let unknown = members.keys.sorted().first { forms[$0] == nil }
        return unknown.map { "\(place) has a \($0.prefix(40)) that nobody asked for" }
    }
}

extension AnswerSchema {
    /// An object with all of these members and no others, in the form that providers' strict modes want.
    static func object(_ members: [String: JSONValue]) -> JSONValue {
        .object([
            "type": .string("object"), "properties": .object(members), "additionalProperties": .bool(false),
            "required": .array(members.keys.sorted().map(JSONValue.string)),
        ])
    }

    static func list(of item: JSONValue) -> JSONValue {
        .object(["type": .string("array"), "items": item])
    }

    static func text(_ description: String, oneOf choices: [String] = []) -> JSONValue {
        var form: [String: JSONValue] = ["type": .string("string"), "description": .string(description)]
        if !choices.isEmpty { form["enum"] = .array(choices.map(JSONValue.string)) }
        return .object(form)
    }

    static func flag(_ description: String) -> JSONValue {
        .object(["type": .string("boolean"), "description": .string(description)])
    }
}
