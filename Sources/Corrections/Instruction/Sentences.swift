/// Cuts what was said into sentences, keeping the words as written.
enum Sentences {
    /// At most 12 sentences; one ends at `.`, `!` or `?` before a space, at a line end, or at a full-width mark.
    static func cut(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var endsNext = false
        for character in text.prefix(2000) {
            if character.isNewline || endsNext && character.isWhitespace {
                append(&current, to: &sentences)
            } else {
                current.append(character)
            }
            if "。！？".contains(character) { append(&current, to: &sentences) }
            endsNext = ".!?".contains(character)
        }
        append(&current, to: &sentences)
        return Array(sentences.prefix(12))
    }

    private static func append(_ current: inout String, to sentences: inout [String]) {
        let sentence = current.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if sentence.contains(where: { $0.isLetter }) { sentences.append(sentence) }
        current = ""
    }
}
