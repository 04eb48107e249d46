internal import Events
internal import Skills

/// Objects to a sentence that no correction of the cluster stands behind, and to a command that nobody was
/// seen to use.
struct ProvenanceGate: Gate {
    static let id = "provenance"
    static let parameters: [String: GateParameter.Kind] = ["headings": .list, "min_word_support": .share]

    private let headings: Set<String>
    private let minimalSupport: Double

    init(_ parameters: GateParameters) throws(GateError) {
        headings = Set(try parameters.list("headings"))
        minimalSupport = try parameters.share("min_word_support")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let notes = DraftNotes(cluster: candidate.cluster, corrections: candidate.corrections)
        var objections = BodyLine.all(in: candidate.draft.document.body)
            .compactMap { line in objection(to: line, candidate, notes).map { "line \(line.number): \($0)" } }
        if let objection = describing(candidate) { objections.append("description: \(objection)") }
        guard objections.isEmpty else {
            return .objection(objections.prefix(5).joined(separator: "; "), objections)
        }
        let count = candidate.draft.sentences.count
        return .clear("each of \(count) instructing sentences rests on this cluster's corrections")
    }

    private func objection(to line: BodyLine, _ candidate: Candidate, _ notes: DraftNotes) -> String? {
        switch line.kind {
        case .heading: return headings.contains(line.text) ? nil : "the heading is not one of the usual ones"
        case .quote: return notes.quotes.contains(line.text) ? nil : "the quote is not what a user said"
        case .text where notes.lines.contains(line.text): return nil
        case .text: return unsupported(line.text, candidate)
        }
    }

    /// A description is made of the words of the evidence, but for those that say when.
    private func describing(_ candidate: Candidate) -> String? {
        let document = candidate.draft.document
        let place = DraftNotes(cluster: candidate.cluster, corrections: candidate.corrections).applies
        let own = document.description.split(separator: " ").map(String.init)
            .filter { Words.content($0).isDisjoint(with: Self.frame.union(Words.content(place))) }
            .joined(separator: " ")
        let evidence = EvidenceText(of: candidate.corrections)
        guard Words.content(own).count > 2, evidence.support(of: own) < minimalSupport else { return nil }
        return "speaks of other things than the corrections"
    }

    /// Words by which descriptions say when.
    private static let frame = Words.content(
        """
        when whenever before after while during choosing between running writing working touches concerns task \
        tasks work applies apply may this skill code repository project agent
        """)

    private func unsupported(_ text: String, _ candidate: Candidate) -> String? {
        guard let sentence = candidate.draft.sentences.first(where: { $0.text == text }) else {
            return "cites no correction"
        }
        let cited = candidate.corrections.filter { sentence.evidence.contains($0.id) }
        guard !cited.isEmpty, cited.count == Set(sentence.evidence).count else {
            return "cites what is not a correction of this cluster"
        }
        let evidence = EvidenceText(of: cited)
        if let token = evidence.missingCode(in: text) {
            return "`\(PlainWords.line(token, limit: 60))` was never seen in the evidence"
        }
        guard evidence.leastSupport(of: text) >= minimalSupport else {
            return "says other things than the corrections that it cites"
        }
        return nil
    }
}
