internal import Events

/// The Markdown of a draft, with the sentences in it that instruct.
struct DraftBody {
    private(set) var sentences: [DraftSentence] = []
    private var blocks: [String] = []

    init(
        rule: Rule, commands: CommandAdvice, checks: [DraftSentence], notes: DraftNotes
    ) {
        self.init(
            DraftSections(
                rule: rule.sentences, dos: commands.dos, donts: commands.donts, checks: checks),
            notes: notes)
    }

    init(_ sections: DraftSections, notes: DraftNotes) {
        blocks = sections.rule.map(\.text)
        sentences = sections.rule
        list("Do", sections.dos)
        list("Don't", sections.donts)
        list("Check", sections.checks)
        blocks += ["## Where it applies", notes.applies]
        blocks += ["## Why", notes.counts]
        guard !notes.quotes.isEmpty else { return }
        blocks.append(notes.quotes.map { "> \($0)" }.joined(separator: "\n>\n"))
    }

    var text: String { blocks.joined(separator: "\n\n") }

    private mutating func list(_ title: String, _ items: [DraftSentence]) {
        guard !items.isEmpty else { return }
        blocks += ["## " + title, items.map { "- " + $0.text }.joined(separator: "\n")]
        sentences += items
    }
}
