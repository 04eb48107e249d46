internal import Skills

/// Objects to a draft that the Agent Skills specification, or a client that follows it, would reject.
struct SpecGate: Gate {
    static let id = "spec"
    static let parameters: [String: GateParameter.Kind] = ["warnings_object": .flag]

    private let warningsObject: Bool

    init(_ parameters: GateParameters) throws(GateError) {
        warningsObject = try parameters.flag("warnings_object")
    }

    func judge(_ candidate: Candidate, against library: Library) throws -> GateFinding {
        let document = candidate.draft.document
        let id = try SkillID(document.name)
        var found = SkillDocument.violations(in: document.rendered, folder: id.text)
        if try SkillDocument.parse(document.rendered) != document {
            found.append(SpecViolation("front matter", .error, "does not read back as it was written"))
        }
        if let file = candidate.file {
            found += SkillDocument.violations(in: file, folder: id.text).filter { !found.contains($0) }
            if file != document.rendered {
                found.append(SpecViolation("file", .error, "holds other bytes than those that were judged"))
            }
        }
        let objections = found.filter { $0.severity == .error || warningsObject }
        guard objections.isEmpty else {
            return .objection(objections.map(\.description).joined(separator: "; "), objections.map(\.field))
        }
        let advice = found.map(\.description).joined(separator: "; ")
        return .clear(
            "valid by the Agent Skills specification" + (advice.isEmpty ? "" : "; advice: \(advice)"))
    }
}
