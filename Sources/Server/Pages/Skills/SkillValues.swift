internal import Events
internal import Harness
internal import Store

/// What the page of a skill shows.
struct SkillValues: Sendable {
    struct Verdict: Sendable {
        let gate: String
        let word: String
        let style: String
        let reason: String

        init(_ verdict: GateVerdict, title: String?) {
            gate = title ?? verdict.gate
            reason = verdict.reason.oneLine(600)
            (word, style) =
                switch verdict.outcome {
                case .pass: ("passed", "good")
                case .refuse: ("refused", "bad")
                case .ask: ("asks you", "ask")
                case .notMeasured: ("not measured", "off")
                }
        }
    }

    let name: String
    let description: String
    let status: String
    let style: String
    let recurrence: String?
    let scope: String?
    let habitURL: String?
    let evidence: [EvidenceValues]
    let hasEvidence: Bool
    let rest: String?
    let allURL: String
    let verdicts: [Verdict]
    let hasVerdicts: Bool
    let refusals: String?
    /// The text that is decided on, and how it differs from what agents have.
    let textTitle: String
    let text: SkillText
    let difference: [DiffLine]
    let hasDifference: Bool
    /// How a draft joins a person's text; nil where there are no manual edits.
    let merge: MergeValues?
    let history: SkillHistoryValues
    let decide: DecideValues
    let done: String?

    init(
        _ subject: SkillSubject, cluster: Cluster?, evidence: [EvidenceValues], rest: Int,
        history: SkillHistoryValues, verdicts: [Verdict], decide: DecideValues, done: String?
    ) {
        let (next, skill) = (subject.next, subject.skill)
        let standing = HabitBook.Standing(candidate: subject.candidate, skill: skill)
        name = subject.id
        description = (next?.description ?? skill?.description ?? subject.candidate?.description ?? "")
            .oneLine(600)
        (status, style) = (standing.word, standing.style)
        recurrence = cluster?.recurrence.inWords
        scope = cluster?.scope.inWords.oneLine(120)
        habitURL = cluster.map { PagePath.habit($0.id) }
        self.evidence = evidence
        hasEvidence = !evidence.isEmpty
        self.rest = rest > 0 ? "\(rest) more" : nil
        allURL = PagePath.with(PagePath.skill(subject.id), ["all": "true"]) + "#evidence"
        self.verdicts = verdicts
        hasVerdicts = !verdicts.isEmpty
        let refused = verdicts.count { $0.style == "bad" }
        refusals = refused > 0 ? "\(counted(refused, "gate")) refused it" : nil
        let markdown = next?.markdown ?? skill?.markdown ?? subject.candidate?.markdown ?? ""
        text = SkillText(markdown, name: subject.id)
        textTitle = skill == nil ? "The draft" : next == nil ? "What agents get" : "The new version"
        let lines = skill.flatMap { skill in
            next.map { TextDifference(from: skill.markdown, to: $0.markdown).lines }
        }
        difference = DiffLine.lines(lines ?? [])
        hasDifference = lines != nil
        merge = next?.merge.map { MergeValues($0) }
        self.history = history
        self.decide = decide
        self.done = done
    }

    /// What was just done, from a word in the address that is one of ours.
    static func done(_ word: String?) -> String? {
        switch word {
        case "approve": "Approved: agents get it with their next pull."
        case "reject": "Rejected. It comes back only with new evidence, and then asks."
        case "retire": "Retired: agents lose it with their next pull."
        case "edit": "Saved as a new version. No run replaces it."
        case "same": "It was so already; nothing changed."
        default: nil
        }
    }
}

/// A SKILL.md to be read: what its front matter says, its body rendered, and the file as it is.
struct SkillText: Sendable {
    let lines: [String]
    let front: LongText
    let body: Markup
    let isReadable: Bool

    init(_ markdown: String, name: String) {
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).prefix(2_000).map(
            String.init)
        let parts = FrontMatterSplit(markdown)
        front = LongText(parts.front, first: 2_000)
        body = MarkdownPage(parts.body).markup
        isReadable = !parts.body.isEmpty
    }
}

/// A SKILL.md's two halves, for showing: nothing of the text is lost where it is no SKILL.md.
struct FrontMatterSplit: Sendable {
    let front: String
    let body: String

    init(_ markdown: String) {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            (front, body) = ("", markdown)
            return
        }
        front = lines[1..<end].joined(separator: "\n")
        body = lines[(end + 1)...].joined(separator: "\n")
    }
}
