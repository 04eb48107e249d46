internal import Events

/// What the model sees of a turn: numbers with names, its pieces of words, and its words with their neighbours.
///
/// The same code makes them for training and for use, so that the two cannot drift apart.
struct Features: Sendable {
    var values: [Double]
    var grams: Grams
    var words: WordGrams

    static let names: [String] =
        Cue.all.flatMap { ["\($0.name).head", "\($0.name).any"] } + Cue.themes.map { "theme.\($0.name)" }
        + Situation.names.map { "agent.\($0)" } + Signal.allCases.map(\.rawValue)

    init(_ turn: Turn, before: [Turn], next: Turn?) {
        let asks =
            turn.prose.said.utf8.last(where: { $0 > 32 }) == UInt8(ascii: "?")
            || turn.prose.said.hasSuffix("\u{FF1F}")
        let measure = Measure(turn, before: before, next: next, asks: asks)
        let found = CueIndex.cues.matches(in: turn.tokens, endsAsking: asks)
        let head = headEnd(of: turn.tokens)
        values = []
        values.reserveCapacity(Features.names.count)
        for positions in found {
            values.append(positions.contains { $0 < head } ? 1 : 0)
            values.append(positions.isEmpty ? 0 : 1)
        }
        values += CueIndex.themes.matches(in: turn.tokens, endsAsking: asks).map { $0.isEmpty ? 0.0 : 1.0 }
        values += measure.situation.shows.map { $0 ? 1.0 : 0.0 }
        values += Signal.allCases.map(measure.value)
        grams = Grams(turn.source.text ?? "")
        words = WordGrams(turn.tokens)
    }
}

/// The first sentence, or the first twelve words where it is longer.
private func headEnd(of tokens: [Token]) -> Int {
    guard let first = tokens.first?.sentence else { return 0 }
    let end = tokens.firstIndex { $0.sentence != first } ?? tokens.count
    return min(max(end, min(4, tokens.count)), 14)
}
