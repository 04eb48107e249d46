/// What a sentence's earlier clauses still hold sway over.
struct ClauseReach {
    private var isNegated = false
    private var isBound = false

    /// Whether a clause of these words says the same without the clauses before it.
    func frees(_ words: [String]) -> Bool {
        let plain = words.drop { ["and", "then", "so"].contains($0) }
        guard let first = plain.first, !isBound, !ClauseWords.bound.contains(first) else { return false }
        // "Let alone" stands for the negation before it; "so that" for a purpose.
        if words.starts(with: ["let", "alone"]) || words.starts(with: ["so", "that"]) { return false }
        return !isNegated || ClauseWords.subjects.contains(first) || ClauseWords.fresh.contains(first)
    }

    mutating func pass(_ words: [String], before sign: Character) {
        let isExclamation = words.allSatisfy(ClauseWords.exclamations.contains)
        if frees(words) { isNegated = false }
        if !isExclamation, words.contains(where: { Negations.isOne($0) && !Negations.denies($0) }) {
            isNegated = true
        }
        let first = words.first ?? ""
        isBound =
            sign == "," && ClauseWords.conditions.contains(first)
            || Cues.markers.contains(first) || ["unless", "until"].contains(first)
            || sign == ":" && words.contains(where: ClauseWords.reports.contains)
    }
}
