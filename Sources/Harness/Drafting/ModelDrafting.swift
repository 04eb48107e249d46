internal import Events
internal import Gates
internal import Skills

/// Lets a model draft what the gates may let pass, and keeps the extractive draft wherever that is no worse.
struct ModelDrafting {
    /// What no wording can mend: candidates that these gates refuse are not worth a question.
    private static let beyondWording: Set<String> = ["recurrence", "secrets", "privacy", "injection"]
    /// What they look at is the wording of a draft, whatever else there is.
    private static let wording: Set<String> = [
        "spec", "clarity", "provenance", "secrets", "privacy", "injection", "activation",
    ]

    let desk: ModelDesk
    let gatekeeper: Gatekeeper
    let skills: [SkillDocument]

    /// Whether the gates refuse the cluster whatever a model writes.
    func isHopeless(_ extractive: Draft, _ cluster: Cluster, _ corrections: [Correction]) -> Bool {
        let candidate = Candidate(draft: extractive, cluster: cluster, corrections: corrections)
        return gatekeeper.judge(candidate).contains {
            Self.beyondWording.contains($0.gate) && $0.outcome == .refuse
        }
    }

    /// The model's draft; nil where there is none that is as good as the extractive one.
    ///
    /// - Throws: `CancellationError` where the run ends, errors of the store.
    func draft(
        _ cluster: Cluster, _ corrections: [Correction], extractive: Draft, rules: [RuleLine],
        taken: Set<String>
    ) async throws -> Draft? {
        let parts = HeldOut(corrections)
        let known = extractive.document
        let question = DraftQuestion(
            cluster: cluster, corrections: parts.drafting,
            extractive: parts.heldOut.isEmpty
                ? extractive
                : ExtractiveDraft.draft(cluster: cluster, corrections: parts.drafting, taken: taken))
        let answer: DraftAnswer
        do {
            let others = skills.filter {
                $0.metadata[Provenance.clusterKey] != cluster.id && $0.name != known.name
            }
            let json = try await desk.answer(
                question.question(desk.prompts.draft, skills: others, rules: rules))
            answer = DraftAnswer(json, question)
        } catch is ModelError {
            // The desk has noted why.
            return nil
        }
        guard !answer.sections.rule.isEmpty else {
            await desk.note("\(known.name): the model's rule had no evidence, the extractive draft stays")
            return nil
        }
        let name = answer.name.flatMap { taken.contains($0) ? nil : $0 } ?? known.name
        var objection: String?
        // A description that the gates do not take is no reason to lose the sentences.
        for description in [answer.description, known.description].compactMap(\.self) {
            let draft = SectionedDraft.draft(
                name: name, description: description, sections: answer.sections,
                metadata: ["moda-model": modelName], cluster: cluster, corrections: corrections)
            objection = firstNewObjection(to: draft, beside: extractive, cluster, corrections)
            if objection == nil { return draft }
        }
        await desk.note(
            "\(known.name): \(objection ?? "a gate") objects to the model's draft, the extractive draft stays"
        )
        return nil
    }

    /// The gate that objects to the wording of one draft and not to that of the other.
    private func firstNewObjection(
        to draft: Draft, beside other: Draft, _ cluster: Cluster, _ corrections: [Correction]
    ) -> String? {
        let known = objecting(other, cluster, corrections)
        return objecting(draft, cluster, corrections).subtracting(known).min()
    }

    private func objecting(
        _ draft: Draft, _ cluster: Cluster, _ corrections: [Correction]
    ) -> Set<String> {
        let verdicts = gatekeeper.judge(
            Candidate(draft: draft, cluster: cluster, corrections: corrections))
        return Set(verdicts.filter { $0.outcome == .refuse || $0.outcome == .ask }.map(\.gate))
            .intersection(Self.wording)
    }

    /// Only signs that no listing and no gate trips over.
    private var modelName: String {
        String(
            desk.modelName.prefix(80).map { sign in
                sign.isASCII && (sign.isLetter || sign.isNumber || "._-".contains(sign)) ? sign : "-"
            })
    }
}
