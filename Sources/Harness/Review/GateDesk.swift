package import Events
package import Gates
internal import Skills
package import Store

/// The gates as a person meets them: their parameters, a tenant's changes of them, and a text of a person's own.
package struct GateDesk: Sendable {
    private let shipped: Gatekeeper

    package init(_ shipped: Gatekeeper) { self.shipped = shipped }

    /// One parameter as it holds for a tenant.
    package struct Setting: Sendable {
        package let gate, title, parameter: String
        package let value, shipped: JSONValue
        package let isOverridden: Bool
        /// Set where a stored value is no longer valid, and so does not hold.
        package let problem: String?
        /// Whether it can only get stricter.
        package let isFinal: Bool
    }

    /// What each gate asks, in some words, by its id.
    package var titles: [String: String] {
        shipped.definitions.reduce(into: [:]) { $0[$1.id] = $1.title }
    }

    package func settings(_ overrides: [GateOverride]) -> [Setting] {
        shipped.definitions.flatMap { definition in
            definition.parameters.sorted { $0.key < $1.key }.map { name, value in
                let override = overrides.first { $0.gate == definition.id && $0.parameter == name }
                let problem = override.flatMap { self.problem($0) }
                let wanted = problem == nil ? override?.value : nil
                return Setting(
                    gate: definition.id, title: definition.title, parameter: name,
                    value: wanted ?? value.json, shipped: value.json, isOverridden: wanted != nil,
                    problem: problem, isFinal: Gatekeeper.finalGates.contains(definition.id))
            }
        }
    }

    /// Why a tenant cannot have a parameter so; nil where it can.
    package func problem(_ override: GateOverride) -> String? {
        do {
            _ = try shipped.value(override.value, of: override.parameter, in: override.gate)
            return nil
        } catch {
            return error.description
        }
    }

    /// What the gates that nobody overrules say against a person's own text; nil where it may be served.
    package func objection(toText markdown: String, of skill: String) -> String? {
        guard let reading = try? SkillReading(markdown, folder: skill) else {
            return "it is no SKILL.md: begin with ---, name: and description:, ---"
        }
        let wrong = SkillDocument.violations(in: markdown, folder: skill).filter { $0.severity == .error }
        guard wrong.isEmpty else { return wrong.map(\.description).joined(separator: "; ") }
        let cluster = Cluster(
            id: "", members: [], instruction: "", recurrence: Recurrence(of: []), scope: .everywhere)
        let candidate = Candidate(
            draft: Draft(document: reading.document, sentences: []), cluster: cluster, corrections: [])
        let refusing = shipped.judge(candidate).filter {
            $0.outcome == .refuse && Gatekeeper.finalGates.contains($0.gate)
        }
        return refusing.isEmpty
            ? nil : refusing.map { "the gate '\($0.gate)': \($0.reason)" }.joined(separator: "; ")
    }

    /// The text in the one form in which skills are served, with nothing in it that was not judged.
    package func canonical(_ markdown: String, of skill: String) -> (markdown: String, description: String)? {
        // Said to be readable by `objection` before.
        guard let document = try? SkillDocument.parse(markdown, folder: skill) else { return nil }
        return (document.rendered, document.description)
    }
}
