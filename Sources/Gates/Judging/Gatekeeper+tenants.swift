package import Events

extension Gatekeeper {
    /// Gates that no tenant turns down and no person overrules: what they refuse is a danger, or is no skill.
    package static var finalGates: Set<String> { TenantBounds.final }

    package var definitions: [GateDefinition] { posts.map(\.definition) + rules }

    /// A parameter's value out of JSON, as a tenant may set it.
    ///
    /// - Throws: `GateError` where there is no such gate or parameter, or the value is of another kind or out of
    ///   bounds.
    package func value(_ json: JSONValue, of parameter: String, in gate: String) throws(GateError)
        -> GateParameter
    {
        guard let shipped = definitions.first(where: { $0.id == gate }) else {
            throw GateError(
                "there is no such gate", file: gate,
                advice: "use one of " + definitions.map(\.id).joined(separator: ", "))
        }
        if let name = GateCatalog.gate(gate)?.formerParameters[parameter] {
            throw GateError(
                "the parameter has another name now", file: gate, key: parameter, advice: "use \(name)")
        }
        guard let known = shipped.parameters[parameter] else {
            throw GateError(
                "the gate has no such parameter", file: gate, key: parameter,
                advice: shipped.parameters.isEmpty
                    ? "it has none" : "use " + shipped.parameters.keys.sorted().joined(separator: ", "))
        }
        guard let value = GateParameter(json, like: known) else {
            throw GateError(
                "\(json.text.prefix(80)) is of another kind than \(known.shape)", file: gate, key: parameter,
                advice: "write \(known.shape)")
        }
        if let objection = TenantBounds.objection(to: value, of: parameter, shipped: shipped) {
            throw GateError("cannot be set so", file: gate, key: parameter, advice: objection)
        }
        _ = try shipped.overriding(parameter, with: value)
        return value
    }

    /// The same gates with a tenant's parameters; what is no longer valid (after an update) keeps its shipped
    /// value.
    package func adapted(to overrides: [(gate: String, parameter: String, value: JSONValue)])
        throws(GateError) -> Gatekeeper
    {
        guard !overrides.isEmpty else { return self }
        var changed = definitions
        for override in overrides {
            guard let index = changed.firstIndex(where: { $0.id == override.gate }),
                let value = try? value(override.value, of: override.parameter, in: override.gate),
                let definition = try? changed[index].overriding(override.parameter, with: value)
            else { continue }
            changed[index] = definition
        }
        return try Gatekeeper(changed)
    }
}

extension GateParameter {
    /// What JSON says, where it is of the same kind as a known value; a number may be whole.
    fileprivate init?(_ json: JSONValue, like known: GateParameter) {
        switch (known, json) {
        case (.integer, .integer(let value)):
            guard let value = Int(exactly: value) else { return nil }
            self = .integer(value)
        case (.number, .integer), (.number, .number):
            guard let value = json.number, value.isFinite else { return nil }
            self = .number(value)
        case (.flag, .bool(let value)): self = .flag(value)
        case (.list, .array(let items)):
            let texts = items.compactMap(\.string)
            guard texts.count == items.count else { return nil }
            self = .list(texts)
        default: return nil
        }
    }

    fileprivate var shape: String {
        switch self {
        case .integer: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .list: "a list of texts"
        }
    }

    /// The value as JSON.
    package var json: JSONValue {
        switch self {
        case .integer(let value): .integer(Int64(value))
        case .number(let value): .number(value)
        case .flag(let value): .bool(value)
        case .list(let values): .array(values.map { .string($0) })
        }
    }
}
