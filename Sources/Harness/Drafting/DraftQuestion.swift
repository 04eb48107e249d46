internal import Corrections
internal import Events
internal import Gates
internal import Skills

/// What a model is told of a cluster, and how its short ids lead back to corrections.
struct DraftQuestion {
    /// Corrections that are shown; more say the same.
    private static let mostCorrections = 24
    private static let mostKnown = 40
    private static let longestWords = 600
    private static let longestDetail = 300

    let cluster: Cluster
    /// Those that are shown, by the ids that the model cites.
    let shown: [String: Correction]
    private let order: [(id: String, correction: Correction)]
    private let extractive: Draft

    init(cluster: Cluster, corrections: [Correction], extractive: Draft) {
        self.cluster = cluster
        self.extractive = extractive
        order = Self.spread(corrections).enumerated().map { (id: "c\($0 + 1)", correction: $1) }
        shown = Dictionary(
            order.map { ($0.id, $0.correction) }, uniquingKeysWith: { first, _ in first })
    }

    func question(_ prompt: Prompt, skills: [SkillDocument], rules: [RuleLine]) -> ModelQuestion {
        ModelQuestion(
            prompt: prompt,
            data: .object([
                "instruction": .string(cluster.instruction),
                "evidence": .array(order.map { Self.entry($0.id, $0.correction, people) }),
                "extractive_draft": draft,
                "skills": .array(
                    skills.prefix(Self.mostKnown).map {
                        .object(["name": .string($0.name), "description": .string($0.description)])
                    }),
                "rules": .array(rules.prefix(Self.mostKnown).map { .string("\($0.place): \($0.text)") }),
            ]), schema: Self.schema)
    }

    private static let schema = AnswerSchema(
        name: "skill",
        json: AnswerSchema.object([
            "name": AnswerSchema.text("Lower-case words joined by hyphens."),
            "description": AnswerSchema.text("When to read the skill; at most 180 characters."),
            "sentences": AnswerSchema.list(
                of: AnswerSchema.object([
                    "section": AnswerSchema.text("Where it stands.", oneOf: ["rule", "do", "dont", "check"]),
                    "text": AnswerSchema.text("One sentence."),
                    "evidence": AnswerSchema.list(of: AnswerSchema.text("An id out of the evidence.")),
                ])),
        ]))

    private var draft: JSONValue {
        .object([
            "name": .string(extractive.document.name),
            "description": .string(extractive.document.description),
            "sentences": .array(extractive.sentences.map { .string($0.text) }),
        ])
    }

    /// Numbers in place of names.
    private var people: [String: String] {
        let known = Set(order.compactMap(\.correction.user)).sorted()
        return Dictionary(
            known.enumerated().map { ($1, "person \($0 + 1)") }, uniquingKeysWith: { first, _ in first })
    }

    private static func entry(
        _ id: String, _ correction: Correction, _ people: [String: String]
    ) -> JSONValue {
        let seen = correction.evidence.filter { $0.channel != .words }.map { evidence in
            JSONValue.object([
                "kind": .string(kind(evidence.channel)),
                "text": .string(String(evidence.detail.prefix(longestDetail))),
            ])
        }
        return .object([
            "id": .string(id), "day": .string(correction.at.dayText),
            "who": .string(correction.user.flatMap { people[$0] } ?? "somebody"),
            "repository": correction.repository.map { .string(RepositoryName.short($0)) } ?? .null,
            "words": .string(String(correction.words.prefix(longestWords))), "seen": .array(seen),
        ])
    }

    static func kind(_ channel: Evidence.Channel) -> String {
        switch channel {
        case .words: "said"
        case .refusal: "the user refused this"
        case .interrupt: "the user stopped the agent"
        case .command: "command of the agent, and what took its place"
        case .repetition: "the user asked for it again"
        case .edit: "the user changed the agent's lines"
        }
    }

    /// At most so many, evenly over time.
    private static func spread(_ corrections: [Correction]) -> [Correction] {
        let sorted = corrections.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        guard sorted.count > mostCorrections else { return sorted }
        return (0..<mostCorrections).map { sorted[$0 * sorted.count / mostCorrections] }
    }
}
