internal import Yams

/// Reads one gate's YAML.
package struct GateDefinitionReader {
    private static let keys = ["id", "title", "protects_from", "on_failure", "parameters"]

    let file: String

    package init(file: String) { self.file = file }

    package func definition(_ yaml: String) throws(GateError) -> GateDefinition {
        let mapping = try mapping(yaml)
        for (key, _) in mapping where !Self.keys.contains(key.scalar?.string ?? "") {
            throw GateError(
                "is no key of a gate", file: file, key: key.scalar?.string ?? "a key",
                advice: "use " + Self.keys.joined(separator: ", "))
        }
        let id = try text("id", in: mapping)
        guard let kinds = GateCatalog.parameters(of: id) else {
            throw GateError(
                "no gate is called \(id)", file: file, key: "id",
                advice: "use one of " + GateCatalog.ids.joined(separator: ", "))
        }
        let definition = GateDefinition(
            id: id, title: try text("title", in: mapping),
            protectsFrom: try text("protects_from", in: mapping),
            onFailure: try onFailure(in: mapping), parameters: try parameters(in: mapping, of: id, kinds),
            file: file)
        try definition.check()
        return definition
    }

    private func mapping(_ yaml: String) throws(GateError) -> Node.Mapping {
        do {
            if let mapping = try Yams.compose(yaml: yaml)?.mapping { return mapping }
        } catch {
            throw GateError(
                "is not YAML (\(error))", file: file, advice: "mend it at the line that the message names")
        }
        throw GateError("is no mapping", file: file, advice: "write lines of key: value")
    }

    private func text(_ key: String, in mapping: Node.Mapping) throws(GateError) -> String {
        guard let text = mapping[Node(key)]?.scalar?.string, !text.isEmpty else {
            throw GateError("is missing or no text", file: file, key: key, advice: "add \(key): and a text")
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func onFailure(in mapping: Node.Mapping) throws(GateError) -> GateDefinition.OnFailure {
        let text = try text("on_failure", in: mapping)
        guard let value = GateDefinition.OnFailure(rawValue: text) else {
            throw GateError("is \(text)", file: file, key: "on_failure", advice: "write refuse or ask")
        }
        return value
    }

    private func parameters(
        in mapping: Node.Mapping, of gate: String, _ kinds: [String: GateParameter.Kind]
    ) throws(GateError) -> [String: GateParameter] {
        guard let node = mapping["parameters"] else { return [:] }
        guard let pairs = node.mapping else {
            throw GateError(
                "is no mapping", file: file, key: "parameters", advice: "write name: value lines, or {}")
        }
        var values: [String: GateParameter] = [:]
        for (key, value) in pairs {
            let written = key.scalar?.string ?? ""
            let name = GateCatalog.gate(gate)?.formerParameters[written] ?? written
            guard values[name] == nil else {
                throw GateError(
                    "is there twice", file: file, key: "parameters.\(name)",
                    advice: "remove one; \(written) is another name of it")
            }
            guard let kind = kinds[name] else {
                throw GateError(
                    "the gate \(gate) has no such parameter", file: file, key: "parameters.\(name)",
                    advice: "use " + kinds.keys.sorted().joined(separator: ", "))
            }
            values[name] = try parameter(value, name, kind)
        }
        return values
    }

    private func parameter(
        _ node: Node, _ name: String, _ kind: GateParameter.Kind
    ) throws(GateError) -> GateParameter {
        let value: GateParameter? =
            switch kind {
            case .integer: node.int.map { .integer($0) }
            case .share: node.float.map { .number($0) }
            case .flag: node.bool.map { .flag($0) }
            case .list: node.sequence.flatMap(Self.texts).map { .list($0) }
            }
        guard let value, value.fits(kind) else {
            throw GateError(
                "is not \(kind.rawValue)", file: file, key: "parameters.\(name)",
                advice: "write \(kind.example), for instance")
        }
        return value
    }

    private static func texts(_ sequence: Node.Sequence) -> [String]? {
        let texts = sequence.compactMap { $0.scalar?.string }
        return texts.count == sequence.count ? texts : nil
    }
}
