internal import Events

/// What a correction is about, as weighted terms with signs: wanted, unwanted or merely named.
struct Fingerprint: Sendable {
    var correction: Correction
    /// Term to how often it counts, before its rarity is known.
    var terms: [String: Double]
    /// Plain words to +1 (wanted) or −1 (unwanted), where the sentence says which.
    var signs: [String: Double]

    init(_ correction: Correction) {
        self.correction = correction
        let said = Prose(correction.words).said
        let tokens = Tokenizer.tokens(of: String(said.prefix(700)))
        signs = Polarity.signs(of: tokens)
        terms = Fingerprint.terms(of: tokens)
        if terms.isEmpty { terms = Fingerprint.terms(of: Tokenizer.tokens(of: correction.instruction)) }
        if terms.isEmpty, let detail = correction.evidence.first?.detail {
            terms = Fingerprint.terms(of: Tokenizer.tokens(of: detail))
        }
        for evidence in correction.evidence where evidence.channel == .command {
            for token in Tokenizer.tokens(of: evidence.detail).prefix(12)
            where token.isCode || !isPlain(token.text) {
                terms[stem(token.text), default: 0] += 0.5
            }
        }
    }

    /// Content words by stem, code weighted up; concepts beside them; common words where nothing else is left.
    private static func terms(of tokens: [Token]) -> [String: Double] {
        var terms: [String: Double] = [:]
        for token in tokens where token.isCode || !isPlain(token.text) {
            let word = bare(token.text)
            let root = stem(word)
            terms[root] = max(terms[root] ?? 0, token.isCode ? 1.3 : 1)
            if let concept = Concepts.of[root] { terms[concept] = 0.8 }
            for part in parts(of: word) where part != root { terms[part] = max(terms[part] ?? 0, 0.5) }
        }
        return terms
    }

    /// A file or identifier without `@`, so that a mention of a file and its name are one term.
    private static func bare(_ word: String) -> String {
        word.hasPrefix("@") ? String(word.dropFirst().split(separator: "/").last ?? "") : word
    }

    /// The words inside an identifier or a path: `dont-ignore-errors.mdc` is about errors.
    private static func parts(of word: String) -> [String] {
        guard word.contains(where: { "-_./".contains($0) }) else { return [] }
        return word.split { "-_./".contains($0) }.map { stem(String($0)) }.filter {
            !isPlain($0) && $0.utf8.count > 2
        }
    }
}

/// True for words that no rule is about.
func isPlain(_ word: String) -> Bool { StopWords.all.contains(word) || Boilerplate.words.contains(word) }

extension Fingerprint {
    /// Equal for equal terms: an order that knows neither ids nor times.
    var canonical: String { terms.keys.sorted().joined(separator: " ") }
}
