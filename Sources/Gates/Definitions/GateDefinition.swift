/// One promotion gate as its YAML file defines it.
package struct GateDefinition: Sendable, Equatable, Identifiable {
    /// What an objection of the gate does to a candidate.
    package enum OnFailure: String, Sendable, CaseIterable {
        case refuse
        /// A person has to decide.
        case ask
    }

    package var id: String
    package var title: String
    package var protectsFrom: String
    package var onFailure: OnFailure
    package var parameters: [String: GateParameter]
    /// The file that it was read from, for messages.
    package var file: String

    package init(
        id: String, title: String, protectsFrom: String, onFailure: OnFailure,
        parameters: [String: GateParameter] = [:], file: String
    ) {
        self.id = id
        self.title = title
        self.protectsFrom = protectsFrom
        self.onFailure = onFailure
        self.parameters = parameters
        self.file = file
    }

    /// The definition with one parameter as a tenant wants it.
    package func overriding(_ name: String, with value: GateParameter) throws(GateError) -> GateDefinition {
        var changed = self
        changed.parameters[name] = value
        try changed.check()
        return changed
    }

    /// Throws unless the gate exists and has exactly the parameters that it reads, each of its kind.
    package func check() throws(GateError) {
        guard let wanted = GateCatalog.parameters(of: id) else {
            throw GateError(
                "no gate is called \(id)", file: file, key: "id",
                advice: "use one of " + GateCatalog.ids.joined(separator: ", "))
        }
        for name in parameters.keys.sorted() where wanted[name] == nil {
            throw GateError(
                "the gate \(id) has no such parameter", file: file, key: "parameters.\(name)",
                advice: wanted.isEmpty ? "remove it" : "use " + wanted.keys.sorted().joined(separator: ", "))
        }
        for (name, kind) in wanted.sorted(by: { $0.key < $1.key }) { try check(name, kind) }
    }

    private func check(_ name: String, _ kind: GateParameter.Kind) throws(GateError) {
        guard let value = parameters[name] else {
            throw GateError(
                "is missing", file: file, key: "parameters.\(name)", advice: "add \(name): \(kind.example)")
        }
        guard value.fits(kind) else {
            throw GateError(
                "is \(value), not \(kind.rawValue)", file: file, key: "parameters.\(name)",
                advice: "write \(kind.example), for instance")
        }
    }
}
