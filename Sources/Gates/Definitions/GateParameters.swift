/// A checked definition's parameters, by kind.
struct GateParameters {
    let definition: GateDefinition

    func integer(_ name: String) throws(GateError) -> Int {
        guard case .integer(let value)? = definition.parameters[name] else { throw missing(name, .integer) }
        return value
    }

    func share(_ name: String) throws(GateError) -> Double {
        switch definition.parameters[name] {
        case .number(let value)?: return value
        case .integer(let value)?: return Double(value)
        default: throw missing(name, .share)
        }
    }

    func flag(_ name: String) throws(GateError) -> Bool {
        guard case .flag(let value)? = definition.parameters[name] else { throw missing(name, .flag) }
        return value
    }

    func list(_ name: String) throws(GateError) -> [String] {
        guard case .list(let value)? = definition.parameters[name] else { throw missing(name, .list) }
        return value
    }

    private func missing(_ name: String, _ kind: GateParameter.Kind) -> GateError {
        GateError(
            "is missing or not \(kind.rawValue)", file: definition.file, key: "parameters.\(name)",
            advice: "add \(name): \(kind.example)")
    }
}
