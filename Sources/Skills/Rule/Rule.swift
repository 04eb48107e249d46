internal import Events

/// What a cluster's corrections ask for, as one or two sentences: the best clauses of all that was said.
struct Rule {
    /// Of how many members the clauses are weighed; the words of all count for what they share.
    private static let most = 300
    /// Instructions are cut at 160 characters; one about as long may have lost its end.
    private static let cutAt = 140

    /// The first is the rule; a second says what to do where the first says what not to do, or the reverse.
    let sentences: [DraftSentence]

    init(of cluster: Cluster, _ corrections: [Correction], _ shared: SharedWords) {
        let choices = Self.choices(cluster, corrections.prefix(Self.most), shared)
        guard let first = choices.first else {
            sentences = [
                DraftSentence(text: "Follow the corrections below.", evidence: corrections.map(\.id))
            ]
            return
        }
        let second = choices.dropFirst().first { $0.completes(first, shared) }
        sentences = [first, second].compactMap { $0?.sentence(corrections) }
    }

    /// The first sentence without its stop: "Use pnpm, not npm".
    var text: String {
        sentences.first.map { $0.text.hasSuffix(".") ? String($0.text.dropLast()) : $0.text } ?? ""
    }

    /// The clauses that can be worded as rules, the best first.
    private static func choices(
        _ cluster: Cluster, _ corrections: ArraySlice<Correction>, _ shared: SharedWords
    ) -> [RuleChoice] {
        var sources: [String: Set<Correction.ID>] = [:]
        for correction in corrections {
            for text in clauses(of: correction).compactMap({ RuleWording.of($0, shared) }) {
                sources[text, default: []].insert(correction.id)
            }
        }
        if let own = RuleWording.of(cluster.instruction, shared), sources.isEmpty {
            sources[own] = Set(cluster.members)
        }
        let meanings = SharedMeanings(corrections)
        return sources.map { RuleChoice($0.key, $0.value, shared, meanings) }.sorted(by: RuleChoice.better)
    }

    private static func clauses(of correction: Correction) -> [String] {
        let said = Sentences.all(in: correction.words)
        let implied = Sentences.all(in: correction.instruction).filter {
            $0.utf8.count < cutAt && isFaithful($0, to: said)
        }
        return (said + implied).flatMap(Clauses.all)
    }

    /// Whether the implied instruction has every negation of the sentence that it was taken from; a reproach
    /// for an omission ("why didn't you …") loses one by becoming an order.
    private static func isFaithful(_ implied: String, to said: [String]) -> Bool {
        let words = Words.content(implied)
        let nearest = said.max {
            Words.content($0).intersection(words).count < Words.content($1).intersection(words).count
        }
        guard let nearest, !Words.content(nearest).isDisjoint(with: words) else { return true }
        let source = Imperative.withoutLeads(PlainWords.line(nearest))
        let opening = Words.all(source).prefix(2)
        let isReproach =
            opening.first.map { ["why", "didn't", "didnt", "haven't", "havent"].contains($0) } ?? false
            || opening.elementsEqual(["you", "didn't"]) || opening.elementsEqual(["you", "didnt"])
        return isReproach || Negations.count(in: implied) >= Negations.count(in: source)
    }
}
