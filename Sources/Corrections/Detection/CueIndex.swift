/// Finds the cues in a list of tokens, by the first word of each phrase.
struct CueIndex: Sendable {
    /// A phrase without its leading `^`, and the cue that it belongs to.
    private struct Entry: Sendable {
        var cue: Int
        var atStart: Bool
        var rest: [Cue.Word]
    }

    static let cues = CueIndex(Cue.all)
    static let themes = CueIndex(Cue.themes)
    static let agent = CueIndex(Cue.agent)

    private var entries: [String: [Entry]] = [:]
    let count: Int

    private init(_ cues: [Cue]) {
        count = cues.count
        for (number, cue) in cues.enumerated() {
            for phrase in cue.phrases { add(phrase, to: number) }
        }
    }

    private mutating func add(_ phrase: [Cue.Word], to cue: Int) {
        let atStart = phrase.first == .start
        let words = atStart ? phrase.dropFirst() : phrase[...]
        guard case .oneOf(let firsts)? = words.first else { return }
        let entry = Entry(cue: cue, atStart: atStart, rest: Array(words.dropFirst()))
        for first in Set(firsts) { entries[first, default: []].append(entry) }
    }

    /// The positions at which each cue occurs; the same position at most once a cue.
    func matches(in tokens: [Token], endsAsking: Bool) -> [[Int]] {
        var found = [[Int]](repeating: [], count: count)
        for position in tokens.indices {
            guard let candidates = entries[tokens[position].text] else { continue }
            for entry in candidates where matches(entry, tokens, position, endsAsking) {
                if found[entry.cue].last != position { found[entry.cue].append(position) }
            }
        }
        return found
    }

    private func matches(_ entry: Entry, _ tokens: [Token], _ position: Int, _ endsAsking: Bool) -> Bool {
        if entry.atStart, !startsSentence(tokens, position) { return false }
        var next = position + 1
        for word in entry.rest {
            if case .question = word { return next == tokens.count && endsAsking }
            guard next < tokens.count, tokens[next].sentence == tokens[position].sentence else {
                return false
            }
            if case .oneOf(let words) = word, !words.contains(tokens[next].text) { return false }
            next += 1
        }
        return true
    }

    /// True at the first word of a sentence, and after an opening such as "ok," or "and".
    private func startsSentence(_ tokens: [Token], _ position: Int) -> Bool {
        guard position > 0 else { return true }
        let before = tokens[position - 1]
        if before.sentence != tokens[position].sentence { return true }
        guard openings.contains(before.text) else { return false }
        return position == 1 || tokens[position - 2].sentence != before.sentence
    }
}

private let openings: Set<String> = [
    "ok", "okay", "and", "but", "so", "please", "hey", "well", "no", "yes", "also", "now", "then", "hmm",
    "oh",
]
