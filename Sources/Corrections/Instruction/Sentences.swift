/// Cuts what was said into sentences, keeping the words as written.
enum Sentences {
    /// At most 12 sentences of the first 2,000 bytes; one ends at a word with `.`, `!` or `?`, or with the
    /// line.
    static func cut(_ text: String) -> [[Spoken]] {
        var sentences: [[Spoken]] = []
        let start = String(decoding: text.utf8.prefix(2000), as: UTF8.self)
        for line in start.split(whereSeparator: { $0 == "\n" || $0 == "。" || $0 == "！" || $0 == "？" }) {
            var words: [Spoken] = []
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }) {
                words.append(Spoken(String(word)))
                guard let last = word.utf8.last, ".!?".utf8.contains(last) else { continue }
                append(&words, to: &sentences)
            }
            append(&words, to: &sentences)
        }
        return Array(sentences.prefix(12))
    }

    private static func append(_ words: inout [Spoken], to sentences: inout [[Spoken]]) {
        if words.contains(where: { !$0.plain.isEmpty }) { sentences.append(words) }
        words = []
    }
}
