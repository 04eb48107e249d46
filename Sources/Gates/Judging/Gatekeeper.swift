package import Events

/// Runs all gates on a candidate.
package struct Gatekeeper: Sendable {
    struct Post {
        let definition: GateDefinition
        let gate: any Gate
    }

    let posts: [Post]
    /// What becomes of skills after their promotion.
    package let standing: StandingRule
    package let retirement: RetirementRule
    let rules: [GateDefinition]

    /// Throws where a definition is wrong or a gate has none: better no verdicts than verdicts of half the
    /// gates.
    package init(_ definitions: [GateDefinition]) throws(GateError) {
        var posts: [Post] = []
        var rules: [String: GateDefinition] = [:]
        for definition in try GateCatalog.ordered(definitions, folder: "gates") {
            try definition.check()
            guard let type = GateCatalog.gate(definition.id) else {
                rules[definition.id] = definition
                continue
            }
            posts.append(
                Post(definition: definition, gate: try type.init(GateParameters(definition: definition))))
        }
        self.posts = posts
        standing = try StandingRule(Self.parameters(of: StandingRule.id, rules))
        retirement = try RetirementRule(Self.parameters(of: RetirementRule.id, rules))
        self.rules = rules.values.sorted { $0.id > $1.id }
    }

    private static func parameters(of id: String, _ rules: [String: GateDefinition]) throws(GateError)
        -> GateParameters
    {
        guard let definition = rules[id] else {
            throw GateError(
                "there is no definition of \(id)", file: "\(id).yaml", advice: "restore the file")
        }
        return GateParameters(definition: definition)
    }

    /// One verdict a gate, in the gates' order; all of them, also after a refusal, so that a person sees
    /// every reason.
    package func judge(_ candidate: Candidate, library: Library = Library()) -> [GateVerdict] {
        posts.map { verdict($0, candidate, library) }
    }

    package func decision(_ verdicts: [GateVerdict]) -> Decision {
        let judged = Set(verdicts.map(\.gate))
        let silent = posts.map(\.definition.id).filter { !judged.contains($0) }
        return silent.isEmpty ? Decision(of: verdicts) : .refuse(silent)
    }

    private func verdict(_ post: Post, _ candidate: Candidate, _ library: Library) -> GateVerdict {
        let id = post.definition.id
        do {
            let finding = try post.gate.judge(candidate, against: library)
            return GateVerdict(
                gate: id, outcome: outcome(finding, post.definition), reason: finding.reason,
                evidence: finding.evidence)
        } catch {
            return GateVerdict(gate: id, outcome: .refuse, reason: "the gate failed and so refuses: \(error)")
        }
    }

    private func outcome(_ finding: GateFinding, _ definition: GateDefinition) -> GateVerdict.Outcome {
        switch finding.result {
        case .clear: .pass
        case .objection: definition.onFailure == .refuse ? .refuse : .ask
        case .notMeasured: .notMeasured
        case .needsPerson: .ask
        }
    }
}
