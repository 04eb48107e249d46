internal import Skills

/// Objects to a draft that could act on an agent in ways that no rule of a project needs.
struct InjectionGate: Gate {
    static let id = "injection"
    static let parameters: [String: GateParameter.Kind] = [
        "phrases": .list, "unsafe": .list, "send_verbs": .list, "private_things": .list,
        "longest_blob": .integer,
    ]

    private let phrases, unsafe, sendVerbs, privateThings: [String]
    private let longestBlob: Int

    init(_ parameters: GateParameters) throws(GateError) {
        phrases = try parameters.list("phrases").map(FoldedText.fold)
        unsafe = try parameters.list("unsafe").map(FoldedText.fold)
        sendVerbs = try parameters.list("send_verbs").map(FoldedText.fold)
        privateThings = try parameters.list("private_things").map(FoldedText.fold)
        longestBlob = try parameters.integer("longest_blob")
    }

    func judge(_ candidate: Candidate, against library: Library) -> GateFinding {
        let document = candidate.draft.document
        let text = [
            document.name, document.description, document.license ?? "", document.compatibility ?? "",
            document.body,
        ]
        .joined(separator: "\n")
        var found =
            Markup.objections(to: text) + Blobs.objections(to: text, longest: longestBlob)
            + said(in: document)
        found += Markup.objections(to: document.metadata.values.sorted().joined(separator: "\n"))
        if document.allowedTools != nil { found.append("allowed-tools grants tools without asking") }
        let reasons = Array(Set(found)).sorted()
        guard reasons.isEmpty else { return .objection(reasons.joined(separator: "; "), reasons) }
        return .clear("no hidden characters, addresses, blobs, foreign turns or unsafe instructions")
    }

    private func said(in document: SkillDocument) -> [String] {
        let folded = FoldedText.fold(document.description + "\n" + document.body)
        var found = phrases.filter(folded.contains).map { "says \"\($0)\"" }
        let body = BodyLine.all(in: document.body)
        let rules = body.filter { $0.kind == .text }.flatMap { FoldedText.sentences($0.text) }
        let others = body.filter { $0.kind != .text }.flatMap { FoldedText.sentences($0.text) }
        let forbidding = rules.filter(\.isForbidding)
        // A rule against something may quote it and be described by it; only the rules themselves must forbid
        // it.
        for phrase in unsafe {
            let isForbidden = forbidding.contains { $0.holds(phrase) }
            let told = rules.filter { !$0.isForbidding }
            let mentioned = others + FoldedText.sentences(document.description)
            if told.contains(where: { $0.holds(phrase) })
                || !isForbidden && mentioned.contains(where: { $0.holds(phrase) })
            {
                found.append("tells to use \"\(phrase)\"")
            }
        }
        found += rules.filter { !$0.isForbidding }.compactMap { carriesOut($0, unless: []) }
        return found
            + FoldedText.sentences(document.description).compactMap { carriesOut($0, unless: forbidding) }
    }

    private func carriesOut(
        _ sentence: FoldedText.Sentence, unless forbidding: [FoldedText.Sentence]
    ) -> String? {
        guard let verb = sendVerbs.first(where: sentence.holds),
            let thing = privateThings.first(where: sentence.holds),
            !forbidding.contains(where: { $0.holds(thing) })
        else { return nil }
        return "tells to \(verb) \(thing)"
    }
}
