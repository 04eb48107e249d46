/// How much each token of a text counts: in a longer text, sentences that state nothing count less.
struct Worth {
    /// By position.
    let of: [Double]
    /// The number of content words, each by its worth.
    let length: Int

    /// The `stating` sentences are those in which a habit was found; without any, those that want or forbid something.
    init(_ tokens: [Token], _ stance: [Double], stating: Set<Int>, content: Int) {
        var stated = stating
        if stated.isEmpty {
            stated = Set(tokens.indices.filter { stance[$0] != 0 }.map { tokens[$0].sentence })
        }
        let isLong = tokens.count > Likeness.longText
        let plain = tokens.map { !isLong || stated.contains($0.sentence) ? 1 : Likeness.aside }
        length = Int(zip(tokens, plain).reduce(0) { $0 + (StatedTokens.says($1.0) ? $1.1 : 0) })
        // Beside words of the person's own, a rules file is cited rather than meant.
        of = zip(tokens, plain).map { StatedTokens.isCited($0) && content >= 3 ? $1 * Likeness.cited : $1 }
    }
}
