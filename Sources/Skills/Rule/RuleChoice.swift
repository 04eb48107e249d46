internal import Events

/// A clause that could be a cluster's rule.
struct RuleChoice {
    let text: String
    let worth: Double
    /// Its worth, and how well it stands for the others: said as if it would last, near to what all mean.
    private let rank: Double
    private let length: Int
    private let sources: Set<Correction.ID>

    init(_ text: String, _ sources: Set<Correction.ID>, _ shared: SharedWords, _ meanings: SharedMeanings) {
        self.text = text
        self.sources = sources
        length = Words.all(text).count
        worth = RuleWorth.of(text, shared)
        rank = worth + meanings.durability(of: sources) + 2 * meanings.nearness(of: text)
    }

    /// Of equals the fewer words, then the more marks: "Use pnpm, not npm" before "Use pnpm not npm".
    static func better(_ one: RuleChoice, _ other: RuleChoice) -> Bool {
        (other.rank, one.length, other.text.count, one.text) < (
            one.rank, other.length, one.text.count, other.text
        )
    }

    /// Whether it says the other half of what the first says: what to do beside what not to do, by somebody
    /// else, with a word of its own that several sessions used.
    func completes(_ first: RuleChoice, _ shared: SharedWords) -> Bool {
        guard worth >= RuleWorth.good, RuleWorth.isPlain(text), first.worth >= RuleWorth.good,
            sources.isDisjoint(with: first.sources),
            (forbids != first.forbids), Negations.count(in: forbids ? first.text : text) == 0
        else { return false }
        let all = Words.content(text)
        let own = all.subtracting(Words.content(first.text))
        // "Wrap errors with context" beside "No bare err, wrap it with context" says it twice.
        guard own.count * 2 >= all.count else { return false }
        let widest = own.map(shared.support).max() ?? 0
        return widest > 1 && widest * 2 >= shared.sessions
            && Stance(text).opposition(to: Stance(first.text)) < 0.5
    }

    /// The sentence, resting on the members who said it or share a word with it, in their order.
    func sentence(_ corrections: [Correction]) -> DraftSentence {
        let words = Words.content(text)
        let cited = corrections.filter {
            sources.contains($0.id) || !words.isDisjoint(with: Words.content($0.words + " " + $0.instruction))
        }
        let stopped = ".!?。！？…".contains(text.last ?? ".") ? text : text + "."
        return DraftSentence(text: stopped, evidence: (cited.isEmpty ? corrections : cited).map(\.id))
    }

    private var forbids: Bool {
        guard let first = Words.all(text).first else { return false }
        return Negations.isOne(first)
            || ["do not ", "leave out "].contains(where: text.lowercased().hasPrefix)
    }
}
