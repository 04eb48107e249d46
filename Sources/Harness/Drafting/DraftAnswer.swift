internal import Events
internal import Gates
internal import Skills

/// A model's draft without everything that its evidence does not bear out.
struct DraftAnswer {
    private static let longestSentence = 200
    private static let longestDescription = 200
    private static let most = ["rule": 2, "do": 5, "dont": 5, "check": 3]

    let name: String?
    let description: String?
    let sections: DraftSections
    /// How many sentences were dropped.
    let dropped: Int

    init(_ answer: JSONValue, _ question: DraftQuestion) {
        let entries = answer["sentences"]?.array ?? []
        var kept: [String: [DraftSentence]] = [:]
        for entry in entries.prefix(50) {
            let section = entry["section"]?.string ?? ""
            guard let limit = Self.most[section], kept[section, default: []].count < limit,
                let sentence = Self.sentence(entry, question.shown),
                !kept.values.joined().contains(where: { $0.text == sentence.text })
            else { continue }
            kept[section, default: []].append(sentence)
        }
        sections = DraftSections(
            rule: kept["rule"] ?? [], dos: kept["do"] ?? [], donts: kept["dont"] ?? [],
            checks: kept["check"] ?? [])
        dropped = entries.count - kept.values.reduce(0) { $0 + $1.count }
        let all = EvidenceCheck(Array(question.shown.values))
        name = answer["name"]?.string.flatMap(Self.name)
        description = answer["description"]?.string.flatMap { Self.description($0, all) }
    }

    /// The sentence, if corrections that are there bear it out.
    private static func sentence(
        _ entry: JSONValue, _ shown: [String: Correction]
    ) -> DraftSentence? {
        let ids = entry["evidence"]?.array?.compactMap(\.string) ?? []
        let cited = Set(ids).compactMap { shown[$0] }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        guard !cited.isEmpty, let raw = entry["text"]?.string else { return nil }
        let line = PlainWords.line(raw, limit: longestSentence)
        guard !line.isEmpty, !line.hasSuffix("…"), EvidenceCheck(cited).supports(line) else { return nil }
        let text = ".!?。！？".contains(line.last ?? ".") ? line : line + "."
        return DraftSentence(text: text, evidence: cited.map(\.id))
    }

    private static func name(_ raw: String) -> String? {
        // A name that breaks the rules is none; the extractive one is there.
        guard raw.count <= 40, (try? SkillID(raw)) != nil else { return nil }
        return raw
    }

    private static func description(_ raw: String, _ evidence: EvidenceCheck) -> String? {
        let text = PlainWords.line(raw, limit: longestDescription).replacing("`", with: "")
        guard text.hasPrefix("Use "), !text.hasSuffix("…"), !text.contains("&lt;"), !text.contains(">"),
            evidence.holdsCode(of: text)
        else { return nil }
        return text
    }
}
