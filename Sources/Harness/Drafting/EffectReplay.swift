internal import Events
internal import Gates
internal import Skills

/// Replays held-out corrections: asks a model what agents would have done with a skill, and without it.
struct EffectReplay {
    /// Lines of what agents are told already, and corrections, that one question holds.
    private static let mostKnown = 60
    private static let mostCases = 24

    let desk: ModelDesk
    let library: Library

    /// What the replay showed.
    ///
    /// - Throws: `CancellationError` where the run ends, errors of the store.
    func measure(
        _ draft: Draft, _ cluster: Cluster, _ corrections: [Correction]
    ) async throws -> EffectMeasurement {
        let heldOut = Array(HeldOut(corrections).heldOut.prefix(Self.mostCases))
        guard heldOut.count >= HeldOut.fewest else {
            return EffectMeasurement(
                cases: [],
                obstacle: "too few sessions to hold some out: \(2 * HeldOut.fewest) are needed")
        }
        let text = lines(of: draft, cluster, corrections, without: heldOut)
        let known = known(beside: cluster, draft.document.name)
        do {
            let before = try await arm(known, heldOut)
            let after = try await arm(known + text, heldOut)
            let control = try await arm(
                known + [desk.prompts.effect.settings["control"] ?? ""].filter { !$0.isEmpty }, heldOut)
            let cases = heldOut.map { correction in
                EffectMeasurement.Case(
                    id: correction.id, isPreventedWithout: before.prevented.contains(correction.id),
                    isPreventedWith: after.prevented.contains(correction.id),
                    isHarmed: after.harmed.contains(correction.id))
            }
            return EffectMeasurement(
                cases: cases, controlCredits: control.prevented.subtracting(before.prevented).count)
        } catch let error as ModelError {
            return EffectMeasurement(cases: [], obstacle: "no replay: \(error.reason)")
        }
    }

    /// The instructing lines of the draft, or of one like it that does not know the held-out corrections.
    ///
    /// Never its quotes: they may be the very words of a case.
    private func lines(
        of draft: Draft, _ cluster: Cluster, _ corrections: [Correction], without heldOut: [Correction]
    ) -> [String] {
        let hidden = Set(heldOut.map(\.id))
        guard draft.sentences.contains(where: { !hidden.isDisjoint(with: $0.evidence) }) else {
            return draft.sentences.map(\.text)
        }
        let rest = HeldOut(corrections).drafting
        return ExtractiveDraft.draft(cluster: cluster, corrections: rest, taken: []).sentences.map(\.text)
    }

    private func known(beside cluster: Cluster, _ own: String) -> [String] {
        let others = library.skills.filter {
            $0.metadata[Provenance.clusterKey] != cluster.id && $0.name != own
        }
        let rules = others.compactMap { skill in
            skill.body.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init)
        }
        return Array((rules + library.rules.map(\.text)).prefix(Self.mostKnown))
    }

    /// The ids of the cases that instructions would have prevented, and of those that they would have made
    /// worse.
    private func arm(
        _ instructions: [String], _ cases: [Correction]
    ) async throws -> (prevented: Set<String>, harmed: Set<String>) {
        guard !instructions.isEmpty else { return ([], []) }
        let numbered = cases.enumerated().map { (id: "k\($0 + 1)", correction: $1) }
        let question = ModelQuestion(
            prompt: desk.prompts.effect,
            data: .object([
                "instructions": .string(instructions.joined(separator: "\n")),
                "cases": .array(numbered.map { Self.entry($0.id, $0.correction) }),
            ]), schema: Self.schema)
        let verdicts = try await desk.answer(question)["verdicts"]?.array ?? []
        var prevented: Set<String> = []
        var harmed: Set<String> = []
        for (id, correction) in numbered {
            // Two verdicts on one case are none.
            let own = verdicts.filter { $0["id"]?.string == id }
            guard own.count == 1, let verdict = own.first else { continue }
            if verdict["harmed"]?.bool == true { harmed.insert(correction.id) }
            if verdict["prevented"]?.bool == true,
                Self.isBorneOut(verdict["line"]?.string ?? "", instructions, correction)
            {
                prevented.insert(correction.id)
            }
        }
        return (prevented, harmed)
    }

    /// Whether the credited line is there, and has a word in common with the case: what a judge says is
    /// checked like everything else.
    private static func isBorneOut(
        _ line: String, _ instructions: [String], _ correction: Correction
    ) -> Bool {
        guard let credited = instructions.first(where: { plain($0) == plain(line) }) else { return false }
        let seen = correction.evidence.map(\.detail) + [correction.words, correction.instruction]
        return !Words.content(credited).isDisjoint(with: Words.content(seen.joined(separator: "\n")))
    }

    private static func plain(_ line: String) -> String {
        line.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private static func entry(_ id: String, _ correction: Correction) -> JSONValue {
        let seen = correction.evidence.filter { $0.channel != .words }.map { evidence in
            JSONValue.string("\(DraftQuestion.kind(evidence.channel)): \(evidence.detail.prefix(300))")
        }
        return .object([
            "id": .string(id), "words": .string(String(correction.words.prefix(600))), "seen": .array(seen),
        ])
    }

    private static let schema = AnswerSchema(
        name: "verdicts",
        json: AnswerSchema.object([
            "verdicts": AnswerSchema.list(
                of: AnswerSchema.object([
                    "id": AnswerSchema.text("The case's id."),
                    "line": AnswerSchema.text("The line of the instructions, copied; empty for none."),
                    "prevented": AnswerSchema.flag("Whether that line would have prevented it."),
                    "harmed": AnswerSchema.flag("Whether the instructions would have made it worse."),
                ]))
        ]))
}
